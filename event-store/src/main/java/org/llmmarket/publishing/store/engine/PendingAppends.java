package org.llmmarket.publishing.store.engine;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.llmmarket.publishing.store.batch.PerTransaction;

/** Collects the events of a transaction, whose commands append each for itself, and writes them in one round trip before its commit. */
final class PendingAppends {

    private final PerTransaction<List<EventMessage<?>>> pending;

    PendingAppends(EventAppender appender, Sightings sightings) {
        this.pending = new PerTransaction<>(ArrayList::new, events -> {
            appender.append(events);
            sightings.onceCommitted(events);
        });
    }

    /** Adds events to the transaction at hand. */
    void add(List<? extends EventMessage<?>> events) {
        pending.get().addAll(events);
    }
}
