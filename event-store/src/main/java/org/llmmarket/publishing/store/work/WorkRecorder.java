package org.llmmarket.publishing.store.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what workers have answered: their commands and the end (or next time) of the work in one transaction, which answers
 * that come at the same time share. A transaction that fails is taken apart. A command that its aggregate refuses is left out
 * and the rest recorded, for a refusal rolls its transaction back. Whoever has lost the lease meanwhile records nothing: the
 * next holder will.
 */
final class WorkRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(WorkRecorder.class);
    private static final int TOGETHER = 64;
    private static final int AT_ONCE = 2;

    private final WorkLeases leases;
    private final AtomicCommands atomic;
    private final CommandGateway gateway;
    private final BlockingQueue<Answer> waiting = new LinkedBlockingQueue<>();
    private final Semaphore recording = new Semaphore(AT_ONCE);

    WorkRecorder(WorkLeases leases, AtomicCommands atomic, CommandGateway gateway) {
        this.leases = leases;
        this.atomic = atomic;
        this.gateway = gateway;
    }

    /** What a worker has answered, and who waits for its being recorded; a fault is told when it was not. */
    record Answer(LeasedWork leased, WorkOutcome outcome, Consumer<@Nullable RuntimeException> recorded) {}

    /** Records the answer and those that came meanwhile, unless another thread is about to. */
    void record(Answer answer) {
        waiting.add(answer);
        while (!waiting.isEmpty() && recording.tryAcquire()) {
            try {
                List<Answer> together = new ArrayList<>();
                waiting.drainTo(together, TOGETHER);
                recordAll(together);
            } finally {
                recording.release();
            }
        }
    }

    private void recordAll(List<Answer> answers) {
        if (answers.size() > 1 && recordTogether(answers)) {
            answers.forEach(answer -> answer.recorded().accept(null));
            return;
        }
        for (Answer answer : answers) {
            RuntimeException fault = null;
            try {
                recordAlone(answer.leased(), answer.outcome());
            } catch (RuntimeException e) {
                fault = e;
            }
            answer.recorded().accept(fault);
        }
    }

    private boolean recordTogether(List<Answer> answers) {
        try {
            atomic.inOneTransaction(() -> {
                for (Answer answer : answers) {
                    new Dispatch(answer.outcome().commands()).run(answer.leased(), answer.outcome());
                }
                return true;
            });
            return true;
        } catch (RuntimeException e) {
            LOG.debug("{} answers are recorded one by one", answers.size(), e);
            return false;
        }
    }

    /** @throws RuntimeException a technical fault, after which the work is as before */
    private void recordAlone(LeasedWork leased, WorkOutcome outcome) {
        List<Object> commands = new ArrayList<>(outcome.commands());
        while (true) {
            Dispatch dispatch = new Dispatch(commands);
            try {
                atomic.inOneTransaction(() -> dispatch.run(leased, outcome));
                return;
            } catch (RuntimeException e) {
                Object refused = dispatch.present;
                if (refused == null || !isRefusal(e)) {
                    throw e;
                }
                LOG.info(
                        "{} of {} is refused: {}",
                        refused.getClass().getSimpleName(),
                        leased.work().key(),
                        e.getMessage());
                commands.remove(refused);
            }
        }
    }

    /** What the domain says no to; anything else may be a fault of ours and is tried again. */
    private static boolean isRefusal(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejection
                    || cause instanceof AggregateNotFoundException
                    || cause instanceof AggregateStreamCreationException) {
                return true;
            }
        }
        return false;
    }

    /** One attempt; knows which command it was at. */
    private final class Dispatch {

        private final List<Object> commands;
        private @Nullable Object present;

        Dispatch(List<Object> commands) {
            this.commands = commands;
        }

        boolean run(LeasedWork leased, WorkOutcome outcome) {
            present = null;
            if (!isStillHeld(leased, outcome)) {
                LOG.info(
                        "The answer to {} {} comes too late",
                        leased.work().kind(),
                        leased.work().key());
                return false;
            }
            for (Object command : commands) {
                present = command;
                gateway.sendAndWait(command);
            }
            present = null;
            return true;
        }

        private boolean isStillHeld(LeasedWork leased, WorkOutcome outcome) {
            return outcome instanceof WorkOutcome.Again again
                    ? leases.putBack(leased, positive(again.delay()), "")
                    : leases.finish(leased);
        }

        private Duration positive(Duration delay) {
            return delay.isNegative() ? Duration.ZERO : delay;
        }
    }
}
