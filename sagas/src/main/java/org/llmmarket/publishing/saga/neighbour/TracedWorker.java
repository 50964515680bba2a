package org.llmmarket.publishing.saga.neighbour;

import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.approval.ApprovePublication;
import org.llmmarket.publishing.api.approval.RejectPublication;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;
import org.slf4j.MDC;

/** Lets a worker's log lines, and the events that come of its answer, carry the request that the work began with. */
public final class TracedWorker implements Worker {

    private static final String REQUEST = "requestId";
    private static final String ACTOR = "actor";

    /** How long recording may take on a busy machine, before the work is given to somebody else. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final Worker worker;
    private final Duration timeLimit;

    /** A worker that only records: whoever has it longer is gone. */
    public static Worker quick(Worker worker) {
        return new TracedWorker(worker, SLACK);
    }

    /** A worker that calls a neighbour, which takes so long at most. */
    public static Worker calling(Worker worker, Duration timeout) {
        return new TracedWorker(worker, timeout.plus(SLACK));
    }

    /** @param timeLimit longer than the worker takes at most */
    public TracedWorker(Worker worker, Duration timeLimit) {
        this.worker = worker;
        this.timeLimit = timeLimit;
    }

    @Override
    public String kind() {
        return worker.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        String request = work.payload().getOrDefault(REQUEST, "");
        MDC.put(REQUEST, request);
        try {
            WorkOutcome outcome = worker.perform(work);
            List<?> messages = outcome.commands().stream()
                    .map(command -> message(command, request))
                    .toList();
            return outcome instanceof WorkOutcome.Again again
                    ? new WorkOutcome.Again(again.delay(), List.copyOf(messages))
                    : new WorkOutcome.Done(List.copyOf(messages));
        } finally {
            MDC.remove(REQUEST);
        }
    }

    @Override
    public int concurrency() {
        return worker.concurrency();
    }

    @Override
    public Duration timeLimit() {
        return timeLimit;
    }

    private static CommandMessage<?> message(Object command, String request) {
        MetaData metaData = MetaData.with(ACTOR, actor(command).id().toString());
        return new GenericCommandMessage<>(command, request.isEmpty() ? metaData : metaData.and(REQUEST, request));
    }

    /** Everything is done by the service itself, but for what people decided elsewhere. */
    private static Actor actor(Object command) {
        if (command instanceof ApprovePublication approval) {
            return approval.actor();
        }
        return command instanceof RejectPublication rejection ? rejection.actor() : Actor.SYSTEM;
    }
}
