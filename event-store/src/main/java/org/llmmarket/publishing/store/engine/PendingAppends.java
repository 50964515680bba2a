package org.llmmarket.publishing.store.engine;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Collects the events of a transaction, whose commands append each for itself, and writes them in one round trip before its commit. */
final class PendingAppends {

    private final EventAppender appender;

    PendingAppends(EventAppender appender) {
        this.appender = appender;
    }

    /** Adds events to the transaction at hand. */
    void add(List<? extends EventMessage<?>> events) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Pending pending) {
            pending.events.addAll(events);
            return;
        }
        Pending pending = new Pending();
        pending.events.addAll(events);
        TransactionSynchronizationManager.bindResource(this, pending);
        TransactionSynchronizationManager.registerSynchronization(pending);
    }

    private final class Pending implements TransactionSynchronization {

        private final List<EventMessage<?>> events = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            appender.append(events);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(PendingAppends.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(PendingAppends.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(PendingAppends.this);
        }
    }
}
