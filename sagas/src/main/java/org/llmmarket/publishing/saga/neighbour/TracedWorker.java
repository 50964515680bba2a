package org.llmmarket.publishing.saga.neighbour;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.approval.ApprovePublication;
import org.llmmarket.publishing.api.approval.RejectPublication;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.ParkStep;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.Stage;
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

    private static final String PUBLICATION = "publicationId";
    private static final String TRIES = "tries";
    private static final String NEVER_TOLD =
            "The process that had begun this attempt ended or stood still before it told what came"
                    + " of it, and another has taken the step over.";
    private static final String SORRY = "Something went wrong on the marketplace's side.";

    private final Worker worker;
    private final Duration timeLimit;
    private final Breaker breaker;

    /** A worker that only records: whoever has it longer is gone. */
    public static Worker quick(Worker worker) {
        return new TracedWorker(worker, SLACK);
    }

    /** A worker that calls a neighbour, which takes so long at most. */
    public static Worker calling(Worker worker, Duration timeout) {
        return new TracedWorker(worker, timeout.plus(SLACK));
    }

    /** The same for work that nobody waits for: as long as the neighbour is down, it is left in the queue. */
    public static Worker waiting(Worker worker, Duration timeout, Breaker breaker) {
        return new TracedWorker(worker, timeout.plus(SLACK), breaker);
    }

    /** @param timeLimit longer than the worker takes at most */
    public TracedWorker(Worker worker, Duration timeLimit) {
        this(worker, timeLimit, Breaker.none());
    }

    private TracedWorker(Worker worker, Duration timeLimit, Breaker breaker) {
        this.worker = worker;
        this.timeLimit = timeLimit;
        this.breaker = breaker;
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
            List<Object> commands = new ArrayList<>(work.cutOff() ? cutOff(work) : List.of());
            commands.addAll(outcome.commands());
            if (outcome instanceof WorkOutcome.Parked parked) {
                commands.addAll(parking(work, parked.cause()));
            }
            return outcome.with(messages(commands, request));
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

    @Override
    public int admitted() {
        return breaker.admits(concurrency());
    }

    @Override
    public int tries() {
        return worker.tries();
    }

    /** The cause itself stands with the parked work; the timeline is for people who cannot do anything about it. */
    @Override
    public List<Object> parked(Work work, String cause) {
        return messages(parking(work, SORRY), work.payload().getOrDefault(REQUEST, ""));
    }

    private static List<Object> cutOff(Work work) {
        String publication = work.payload().getOrDefault(PUBLICATION, "");
        Stage stage = Stage.ofStep(work.kind());
        boolean isBeside = stage == Stage.ACTIVATION && !work.kind().equals(stage.wire());
        if (publication.isEmpty() || isBeside) {
            return List.of();
        }
        int before = Integer.parseInt(work.payload().getOrDefault(TRIES, "0"));
        Attempt attempt =
                new Attempt(before + work.attempt() - 1, work.dueAt(), Instant.now(), "interrupted", NEVER_TOLD);
        return List.of(new RecordAttempt(new PublicationId(publication), stage, attempt));
    }

    private List<Object> parking(Work work, String cause) {
        String publication = work.payload().getOrDefault(PUBLICATION, "");
        if (publication.isEmpty()) {
            return List.of();
        }
        Instant now = Instant.now();
        String detail = cause + " An admin can have the step " + kind() + " tried again, or give it up.";
        Attempt attempt = new Attempt(work.attempt(), now, now, "parked", detail);
        return List.of(new ParkStep(new PublicationId(publication), Stage.ofStep(kind()), kind(), attempt));
    }

    private static List<Object> messages(List<Object> commands, String request) {
        return commands.stream()
                .<Object>map(command -> message(command, request))
                .toList();
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
