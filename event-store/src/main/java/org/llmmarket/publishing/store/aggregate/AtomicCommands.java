package org.llmmarket.publishing.store.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;

/**
 * Several commands, and whatever is written beside them, in one transaction: all of it happens or nothing. The aggregates
 * stay locked until the commit. It is repeated as a whole when another writer stored first, so what is done in it must be
 * fit to be done again.
 */
public final class AtomicCommands {

    private final CommandGateway gateway;
    private final TransactionManager transactions;
    private final ConsistentAttempts attempts;

    public AtomicCommands(CommandGateway gateway, TransactionManager transactions, ConsistentAttempts attempts) {
        this.gateway = gateway;
        this.transactions = transactions;
        this.attempts = attempts;
    }

    /**
     * Dispatches the commands in order; answers their results in the same order.
     *
     * @throws RuntimeException the first refusal, after everything was rolled back
     */
    public List<@Nullable Object> dispatch(List<?> commands) {
        return inOneTransaction(() -> {
            List<@Nullable Object> results = new ArrayList<>();
            for (Object command : commands) {
                results.add(gateway.sendAndWait(command));
            }
            return results;
        });
    }

    /**
     * Does the work, which dispatches commands through the gateway in this thread, in one transaction: that of a larger group
     * where it is part of one, which then commits, or is repeated, as a whole.
     *
     * @throws RuntimeException what the work has thrown, after everything was rolled back
     */
    public <T> T inOneTransaction(Callable<T> work) {
        if (CurrentUnitOfWork.isStarted()) {
            return joined(work);
        }
        ResultMessage<T> result = attempts.make(() -> once(work));
        if (result.isExceptional()) {
            throw unchecked(result.exceptionResult());
        }
        return result.getPayload();
    }

    private static <T> T joined(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw unchecked(e);
        }
    }

    private <T> ResultMessage<T> once(Callable<T> work) {
        DefaultUnitOfWork<Message<?>> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        unitOfWork.attachTransaction(transactions);
        return unitOfWork.executeWithResult(
                () -> {
                    T done = work.call();
                    attempts.prove();
                    return done;
                },
                RollbackConfigurationType.ANY_THROWABLE);
    }

    private static RuntimeException unchecked(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        return fault instanceof RuntimeException runtime ? runtime : new IllegalStateException(fault);
    }
}
