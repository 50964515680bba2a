package org.llmmarket.publishing.access.trail;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.audit.RequestOrigins;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Keeps where a request came from in the transaction that stores what names it. */
final class NamedOrigins implements TransactionExecutionListener {

    /** Asked for when it is needed: transactions must not wait for the tables that they make. */
    private final Supplier<RequestOrigins> origins;

    NamedOrigins(Supplier<RequestOrigins> origins) {
        this.origins = origins;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        RequestTrace trace = RequestTrace.present();
        if (trace != null && trace.isToBeKept() && !transaction.isReadOnly()) {
            origins.get().add(trace.origin());
        }
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        RequestTrace trace = RequestTrace.present();
        if (trace != null && trace.isToBeKept() && !transaction.isReadOnly() && failure == null) {
            trace.isKept();
        }
    }
}
