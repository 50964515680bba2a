package org.llmmarket.publishing.store.aggregate;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A command bus in the calling thread, one transaction a command, repeated where {@link ConsistentAttempts} says so. Within
 * {@link AtomicCommands} it neither commits nor repeats: the whole group does. Within a transaction that Axon does not know
 * it refuses to work, because the aggregate would be free again before its events are committed.
 */
public final class ConsistentCommandBus implements CommandBus {

    private final CommandBus oneAttempt;
    private final ConsistentAttempts attempts;

    /** @param oneAttempt handles in the calling thread */
    public ConsistentCommandBus(CommandBus oneAttempt, ConsistentAttempts attempts) {
        this.oneAttempt = oneAttempt;
        this.attempts = attempts;
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, (sent, result) -> {
            if (result.isExceptional()) {
                throw new IllegalStateException(
                        "Command " + sent.getCommandName() + ", whose result nobody awaits, failed",
                        result.exceptionResult());
            }
        });
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        if (CurrentUnitOfWork.isStarted()) {
            oneAttempt.dispatch(command, callback);
            return;
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Command " + command.getCommandName()
                    + " is dispatched in a transaction that Axon does not know: use AtomicCommands");
        }
        callback.onResult(command, attempts.make(() -> this.<C, R>once(command)));
    }

    private <C, R> CommandResultMessage<R> once(CommandMessage<C> command) {
        AtomicReference<CommandResultMessage<R>> answer = new AtomicReference<>();
        oneAttempt.dispatch(command, (CommandCallback<C, R>) (sent, result) -> answer.set(narrowed(result)));
        return Objects.requireNonNull(answer.get(), "the bus must answer in the calling thread");
    }

    @SuppressWarnings("unchecked") // the type of a result is the caller's claim, here as in Axon
    private static <R> CommandResultMessage<R> narrowed(CommandResultMessage<? extends R> result) {
        return (CommandResultMessage<R>) result;
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return oneAttempt.subscribe(commandName, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return oneAttempt.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return oneAttempt.registerDispatchInterceptor(interceptor);
    }
}
