package org.llmmarket.publishing.store.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.axonframework.commandhandling.GenericCommandMessage;
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
    private static final Duration LONGEST_SPREAD = Duration.ofSeconds(10);

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
                recordAlone(answer);
            } catch (RuntimeException e) {
                fault = e;
            }
            answer.recorded().accept(fault);
        }
    }

    private boolean recordTogether(List<Answer> answers) {
        try {
            atomic.inOneTransaction(() -> {
                for (Answer answer : stillHeld(answers)) {
                    new Dispatch(answer.outcome().commands()).run();
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
    private void recordAlone(Answer answer) {
        List<Object> commands = new ArrayList<>(answer.outcome().commands());
        while (true) {
            Dispatch dispatch = new Dispatch(commands);
            try {
                atomic.inOneTransaction(() -> {
                    if (!stillHeld(List.of(answer)).isEmpty()) {
                        dispatch.run();
                    }
                    return true;
                });
                return;
            } catch (RuntimeException e) {
                Object refused = dispatch.present;
                if (refused == null || !isRefusal(e)) {
                    throw e;
                }
                LOG.info(
                        "{} of {} is refused: {}",
                        GenericCommandMessage.asCommandMessage(refused)
                                .getPayloadType()
                                .getSimpleName(),
                        answer.leased().work().key(),
                        e.getMessage());
                commands.remove(refused);
            }
        }
    }

    /** Ends the work, or sets its next time; answers the answers to what was still held. */
    private List<Answer> stillHeld(List<Answer> answers) {
        List<LeasedWork> done = answers.stream()
                .filter(answer -> answer.outcome() instanceof WorkOutcome.Done)
                .map(Answer::leased)
                .toList();
        Set<UUID> finished = done.isEmpty() ? Set.of() : leases.finish(done);
        return answers.stream()
                .filter(answer -> answer.outcome() instanceof WorkOutcome.Done
                        ? finished.contains(answer.leased().lease())
                        : isSetAside(answer))
                .toList();
    }

    private boolean isSetAside(Answer answer) {
        LeasedWork leased = answer.leased();
        if (answer.outcome() instanceof WorkOutcome.Parked parked) {
            return leases.park(leased, parked.cause());
        }
        if (answer.outcome() instanceof WorkOutcome.Later later) {
            return leases.putBackUntried(leased, spread(later.delay()));
        }
        if (answer.outcome() instanceof WorkOutcome.Anew anew) {
            return leases.putBackAnew(leased, spread(anew.delay()));
        }
        return answer.outcome() instanceof WorkOutcome.Again again && leases.putBack(leased, spread(again.delay()), "");
    }

    /** Short delays are a quarter longer at most, so that what failed together does not come again together. */
    private static Duration spread(Duration delay) {
        if (delay.isNegative() || delay.isZero()) {
            return Duration.ZERO;
        }
        if (delay.compareTo(LONGEST_SPREAD) > 0) {
            return delay;
        }
        return delay.plusMillis(ThreadLocalRandom.current().nextLong(delay.toMillis() / 4 + 1));
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

        void run() {
            for (Object command : commands) {
                present = command;
                gateway.sendAndWait(command);
            }
            present = null;
        }
    }
}
