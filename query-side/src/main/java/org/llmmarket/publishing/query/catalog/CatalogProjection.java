package org.llmmarket.publishing.query.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.catalog.Offer;
import org.llmmarket.publishing.api.erasure.PersonalDataErased;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.service.ServiceCreated;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.query.projection.BatchedFold;
import org.llmmarket.publishing.query.projection.Said;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.signal.Topic;

/** Keeps the read model of services in step with the log; events of approvals say nothing new, but count as heard. */
@ProcessingGroup(CatalogProjection.NAME)
class CatalogProjection {

    static final String NAME = "catalog";

    private final CatalogTable table;
    private final CatalogModel model;
    private final ServiceLog log;
    private final Signals signals;
    private final BatchedFold<ServiceId> services = new BatchedFold<>(NAME, this::write);

    CatalogProjection(CatalogTable table, CatalogModel model, ServiceLog log, Signals signals) {
        this.table = table;
        this.model = model;
        this.log = log;
        this.signals = signals;
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

    @EventHandler
    void on(PersonalDataErased event) {
        model.forget(event.subject());
        signals.raiseAfterCommit(Topic.CATALOG);
    }

    @ResetHandler
    void reset() {
        table.clear();
    }

    private void write(Map<ServiceId, List<Said>> batch) {
        EntryMemory memory = EntryMemory.present();
        Map<ServiceId, EntryAt> before = memory.get(existing(batch), table::load);
        Map<Change, List<EntryAt>> after = new EnumMap<>(Change.class);
        boolean isMended = false;
        for (Map.Entry<ServiceId, List<Said>> said : batch.entrySet()) {
            EntryAt known = before.get(said.getKey());
            EntryAt next = next(said.getKey(), known, said.getValue());
            if (next != null) {
                after.computeIfAbsent(Change.between(known, next), change -> new ArrayList<>())
                        .add(next);
                isMended |= known != null && known.position() == next.position() && !known.equals(next);
            }
        }
        table.save(after.getOrDefault(Change.OFFER, List.of()));
        table.move(after.getOrDefault(Change.STANDING, List.of()));
        table.moveOn(after.getOrDefault(Change.NONE, List.of()));
        after.values().forEach(memory::remember);
        signals.raiseAfterCommit(isMended ? Topic.MODELS : Topic.CATALOG);
    }

    /** A service whose creation is heard has no row: a row and the token that covers its events are written together. */
    private static List<ServiceId> existing(Map<ServiceId, List<Said>> batch) {
        return batch.entrySet().stream()
                .filter(said -> !(said.getValue().get(0).event() instanceof ServiceCreated))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How much of a row is to be written. */
    private enum Change {
        NONE,
        STANDING,
        OFFER;

        static Change between(@Nullable EntryAt known, EntryAt next) {
            if (known == null || !offer(known).equals(offer(next))) {
                return OFFER;
            }
            return known.entry().equals(next.entry()) ? NONE : STANDING;
        }

        private static Optional<Offer> offer(EntryAt at) {
            return at.entry().shown().map(CatalogVersion::offer);
        }
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
