package org.llmmarket.publishing.store.batch;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A value of the transaction at hand: made when first asked for, finished just before the commit, gone with the transaction. */
public final class PerTransaction<T> {

    private final Supplier<T> fresh;
    private final Consumer<T> beforeCommit;

    /** @param beforeCommit is given the value while the transaction can still fail */
    public PerTransaction(Supplier<T> fresh, Consumer<T> beforeCommit) {
        this.fresh = fresh;
        this.beforeCommit = beforeCommit;
    }

    /**
     * The value of the transaction at hand.
     *
     * @throws IllegalStateException outside one
     */
    public T get() {
        Bound bound = bound();
        if (bound == null) {
            bound = new Bound(fresh.get());
            TransactionSynchronizationManager.bindResource(this, bound);
            TransactionSynchronizationManager.registerSynchronization(bound);
        }
        return bound.value;
    }

    /** The value, unless nobody has asked for it in this transaction. */
    public @Nullable T orNone() {
        Bound bound = bound();
        return bound == null ? null : bound.value;
    }

    @SuppressWarnings("unchecked") // only this binds under itself
    private @Nullable Bound bound() {
        return (Bound) TransactionSynchronizationManager.getResource(this);
    }

    private final class Bound implements TransactionSynchronization {

        private final T value;

        Bound(T value) {
            this.value = value;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            beforeCommit.accept(value);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(PerTransaction.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(PerTransaction.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(PerTransaction.this);
        }
    }
}
