package org.llmmarket.publishing.store.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.llmmarket.publishing.api.publication.PublicationCompleted;
import org.llmmarket.publishing.api.publication.PublicationFailed;

/** Counts the events that this process has stored, by name: publications that began and ended, steps, decisions. */
public final class EventCounter implements MessageDispatchInterceptor<EventMessage<?>> {

    private final MeterRegistry meters;

    public EventCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
        return (index, event) -> {
            Object payload = event.getPayload();
            if (CurrentUnitOfWork.isStarted()) {
                CurrentUnitOfWork.get().root().afterCommit(committed -> count(payload));
            }
            return event;
        };
    }

    private void count(Object event) {
        meters.counter("publishing.events", "event", event.getClass().getSimpleName())
                .increment();
        if (event instanceof PublicationCompleted) {
            ended("ACTIVE");
        } else if (event instanceof PublicationFailed failed) {
            ended(failed.outcome().wire());
        }
    }

    private void ended(String outcome) {
        meters.counter("publishing.publications.ended", "outcome", outcome).increment();
    }
}
