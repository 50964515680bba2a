package org.llmmarket.publishing.store.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.llmmarket.publishing.api.publication.PublicationCompleted;
import org.llmmarket.publishing.api.publication.PublicationFailed;
import org.llmmarket.publishing.api.publication.PublicationId;

/** Counts the events that this process has stored, by name: publications that began and ended, steps, decisions. */
public final class EventCounter implements MessageDispatchInterceptor<EventMessage<?>> {

    private final MeterRegistry meters;
    private final PublicationTimes times;

    /** Counts for a store, whose own figures tell how long what ended took. */
    public EventCounter(MeterRegistry meters, StoreMetrics store) {
        this.meters = meters;
        this.times = store.publicationTimes();
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
        return (index, event) -> {
            Object payload = event.getPayload();
            if (CurrentUnitOfWork.isStarted()) {
                CurrentUnitOfWork.get().root().afterCommit(committed -> count(payload, event.getTimestamp()));
            }
            return event;
        };
    }

    private void count(Object event, Instant at) {
        meters.counter("publishing.events", "event", event.getClass().getSimpleName())
                .increment();
        if (event instanceof PublicationCompleted completed) {
            ended(completed.publicationId(), "ACTIVE", at);
        } else if (event instanceof PublicationFailed failed) {
            ended(failed.publicationId(), failed.outcome().wire(), at);
        }
    }

    private void ended(PublicationId publication, String outcome, Instant at) {
        times.ended(publication.toString(), outcome, at);
        meters.counter("publishing.publications.ended", "outcome", outcome).increment();
    }
}
