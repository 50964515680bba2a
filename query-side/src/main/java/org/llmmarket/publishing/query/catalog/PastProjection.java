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
import org.llmmarket.publishing.api.erasure.PersonalDataErased;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.service.ServiceCreated;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.query.projection.BatchedFold;
import org.llmmarket.publishing.query.projection.PastReach;
import org.llmmarket.publishing.query.projection.Said;
import org.llmmarket.publishing.store.log.RecordedEvent;

/** Writes down how services were, while it happens. */
@ProcessingGroup(PastProjection.NAME)
class PastProjection {

    static final String NAME = "past";
    static final List<String> AGGREGATES = List.of("Service", "Publication", "Approval");

    private final PastTable table;
    private final PastModel model;
    private final ServiceLog log;
    private final PastReach reach;
    private final BatchedFold<ServiceId> services = new BatchedFold<>(NAME, this::write);

    PastProjection(PastTable table, PastModel model, ServiceLog log, PastReach reach) {
        this.table = table;
        this.model = model;
        this.log = log;
        this.reach = reach;
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
    }

    @ResetHandler
    void reset() {
        table.clear();
    }

    private void write(Map<ServiceId, List<Said>> batch) {
        long reached = reach.position(NAME);
        PastMemory memory = PastMemory.present();
        List<PastFold> folds = new ArrayList<>();
        batch.forEach((service, said) -> {
            PastFold fold = fold(service, memory.get(service), said, reached);
            folds.add(fold);
            memory.remember(service, fold.state());
        });
        table.save(folds);
    }

    private PastFold fold(ServiceId service, @Nullable PastState known, List<Said> said, long reached) {
        long first = said.get(0).position();
        boolean isLate =
                known == null ? first <= reached || table.isWrittenFrom(service, first) : known.position() >= first;
        if (isLate) {
            return again(service, said, reached);
        }
        PastFold fold = new PastFold(known == null ? before(service, said.get(0)) : known);
        said.forEach(one -> fold.take(one.event(), one.position(), one.at()));
        return fold;
    }

    /** How the service stood before an event. */
    private PastState before(ServiceId service, Said first) {
        if (first.event() instanceof ServiceCreated) {
            return PastState.NOTHING;
        }
        long position = first.position();
        PastState checkpoint = table.checkpoint(service, position).orElse(PastState.NOTHING);
        PastFold fold = new PastFold(checkpoint);
        log.of(service, checkpoint.position())
                .takeWhile(event -> event.position() < position)
                .forEach(event -> take(fold, event));
        return fold.state();
    }

    /** An event that comes again, or late because it could not be taken in its turn, is put in its place. */
    private PastFold again(ServiceId service, List<Said> said, long reached) {
        long upTo = Math.max(reached, said.get(said.size() - 1).position());
        table.delete(service);
        PastFold fold = new PastFold(PastState.NOTHING);
        log.of(service, PastState.NOTHING.position())
                .takeWhile(event -> event.position() <= upTo)
                .forEach(event -> take(fold, event));
        return fold;
    }

    private static void take(PastFold fold, RecordedEvent event) {
        fold.take(event.payload(), event.position(), event.at());
    }
}
