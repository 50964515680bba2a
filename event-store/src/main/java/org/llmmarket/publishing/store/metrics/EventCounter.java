package org.llmmarket.publishing.store.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Counts the events that this process has stored, by name: publications that began and ended, steps, decisions. */
public final class EventCounter implements MessageDispatchInterceptor<EventMessage<?>> {

    private final MeterRegistry meters;

    public EventCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
        return (index, event) -> {
            String name = event.getPayloadType().getSimpleName();
            if (CurrentUnitOfWork.isStarted()) {
                CurrentUnitOfWork.get().root().afterCommit(committed -> count(name));
            }
            return event;
        };
    }

    private void count(String name) {
        meters.counter("publishing.events", "event", name).increment();
    }
}
