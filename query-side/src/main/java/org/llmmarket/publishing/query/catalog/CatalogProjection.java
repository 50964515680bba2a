package org.llmmarket.publishing.query.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.query.projection.BatchedFold;
import org.llmmarket.publishing.query.projection.Said;

/** Keeps the read model of services in step with the log; events of approvals say nothing new, but count as heard. */
@ProcessingGroup(CatalogProjection.NAME)
class CatalogProjection {

    static final String NAME = "catalog";

    private final CatalogTable table;
    private final ServiceLog log;
    private final BatchedFold<ServiceId> services = new BatchedFold<>(NAME, this::write);

    CatalogProjection(CatalogTable table, ServiceLog log) {
        this.table = table;
        this.log = log;
    }

    @EventHandler
    void on(ServiceEvent event, TrackingToken token, @Timestamp Instant at) {
        services.add(event.serviceId(), event, token, at);
    }

    @EventHandler
    void on(PublicationEvent event, TrackingToken token, @Timestamp Instant at) {
        services.add(event.serviceId(), event, token, at);
    }

    @EventHandler
    void on(ApprovalEvent event, TrackingToken token, @Timestamp Instant at) {
        services.add(event.serviceId(), event, token, at);
    }

    @ResetHandler
    void reset() {
        table.clear();
    }

    private void write(Map<ServiceId, List<Said>> batch) {
        Map<ServiceId, EntryAt> before = table.load(batch.keySet());
        List<EntryAt> changed = new ArrayList<>();
        List<EntryAt> same = new ArrayList<>();
        batch.forEach((id, said) -> {
            EntryAt known = before.get(id);
            EntryAt next = next(id, known, said);
            if (next != null) {
                (known != null && known.entry().equals(next.entry()) ? same : changed).add(next);
            }
        });
        table.save(changed);
        table.moveOn(same);
    }

    private @Nullable EntryAt next(ServiceId id, @Nullable EntryAt known, List<Said> said) {
        if (known != null && said.get(0).position() <= known.position()) {
            return again(id, Math.max(known.position(), last(said)));
        }
        CatalogEntry entry = known == null ? null : known.entry();
        for (Said one : said) {
            entry = CatalogEntry.after(entry, one.event(), one.at());
        }
        return entry == null ? null : new EntryAt(entry, last(said));
    }

    /** An event that comes again, or late because it could not be taken in its turn, is put in its place. */
    private @Nullable EntryAt again(ServiceId id, long position) {
        return CatalogEntry.of(log.of(id).stream()
                        .filter(event -> event.position() <= position)
                        .map(ServiceLog::happened)
                        .toList())
                .map(entry -> new EntryAt(entry, position))
                .orElse(null);
    }

    private static long last(List<Said> said) {
        return said.get(said.size() - 1).position();
    }
}
