package org.llmmarket.publishing.store.processing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.engine.Positions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to a group's handlers, a batch and the token that covers it in one transaction. A batch that fails is taken
 * again event by event; an event that goes on failing is parked with what follows it in its stream.
 */
final class EventIntake {

    private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);

    private final String group;
    private final LogTail tail;
    private final TransactionManager transactions;
    private final ParkedEvents parked;
    private final ProcessorSettings settings;
    private final GroupClaim claim;
    private final Handlers handlers;
    private final Consumer<Exception> failing;
    private Set<String> parkedStreams = new HashSet<>();
    private ClaimMemory memory = new ClaimMemory();
    private long lookedAt;

    /** The handlers of the group. */
    @FunctionalInterface
    interface Handlers {
        void handle(List<TrackedEventMessage<?>> messages, BatchingUnitOfWork<TrackedEventMessage<?>> unitOfWork)
                throws Exception;
    }

    /** @param failing is told of each fault that is met with another attempt */
    EventIntake(
            String group,
            LogEventProcessor.Ground ground,
            GroupClaim claim,
            Handlers handlers,
            Consumer<Exception> failing) {
        this.group = group;
        this.tail = ground.tail();
        this.transactions = ground.transactions();
        this.parked = ground.parked();
        this.settings = ground.settings();
        this.claim = claim;
        this.handlers = handlers;
        this.failing = failing;
    }

    /** The event is parked no longer: somebody has given it up meanwhile. */
    private static final class GivenUp extends RuntimeException {

        private static final long serialVersionUID = 1L;

        GivenUp() {
            super("somebody has given it up", null, false, false);
        }
    }

    /** Begins with a fresh claim: nothing that is remembered of an earlier one counts. */
    void begin() {
        lookedAt = System.nanoTime() - settings.claimExtension().toNanos();
        parkedStreams = transactions.fetchInTransaction(() -> parked.streams(group));
        memory = new ClaimMemory();
    }

    /** Takes events that are in the order of the log, up to a token that covers them all. */
    void take(List<TrackedEventMessage<?>> messages, TrackingToken end) throws Exception {
        if (parkedStreams.isEmpty() && messages.size() > 1 && takeAtOnce(messages, end)) {
            return;
        }
        for (List<TrackedEventMessage<?>> one : byPosition(messages)) {
            TrackingToken reached = WrappedToken.unwrapLowerBound(one.get(0).trackingToken());
            takeOrPark(one, WrappedToken.advance(claim.token(), reached));
        }
        claim.pass(end);
    }

    private boolean takeAtOnce(List<TrackedEventMessage<?>> messages, TrackingToken end) throws Exception {
        try {
            process(messages, end);
            return true;
        } catch (UnableToClaimTokenException e) {
            throw e;
        } catch (Exception e) {
            if (Faults.passes(e)) {
                throw e;
            }
            LOG.info("{} takes a batch of {} again event by event: {}", group, messages.size(), e.toString());
            return false;
        }
    }

    /** What an upcaster has made of one event is taken together. */
    private static List<List<TrackedEventMessage<?>>> byPosition(List<TrackedEventMessage<?>> messages) {
        List<List<TrackedEventMessage<?>>> groups = new ArrayList<>();
        long last = -1;
        for (TrackedEventMessage<?> message : messages) {
            long position = Positions.of(message.trackingToken());
            if (position != last) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(message);
            last = position;
        }
        return groups;
    }

    private void takeOrPark(List<TrackedEventMessage<?>> one, TrackingToken end) throws Exception {
        TrackedEventMessage<?> event = one.get(0);
        if (parkedStreams.contains(stream(event)) && parkBehind(event, end)) {
            return;
        }
        for (int attempt = 0; ; attempt++) {
            try {
                process(one, end);
                return;
            } catch (UnableToClaimTokenException e) {
                throw e;
            } catch (Exception e) {
                if (Faults.passes(e)) {
                    throw e;
                }
                if (attempt == settings.retries().size()) {
                    LOG.error("{} parks {} of {}, which it cannot take", group, name(event), stream(event), e);
                    park(event, end, e.toString());
                    return;
                }
                failing.accept(e);
                TimeUnit.NANOSECONDS.sleep(settings.retries().get(attempt).toNanos());
            }
        }
    }

    /** Answers whether it waits; where what stood before it was given up, nothing does. */
    private boolean parkBehind(TrackedEventMessage<?> message, TrackingToken end) {
        boolean waits = transactions.fetchInTransaction(() -> {
            boolean isBehind = parked.isParked(group, stream(message));
            if (isBehind) {
                add(message, "waits behind an event of its stream");
                claim.store(end);
            }
            return isBehind;
        });
        if (waits) {
            claim.confirm(end);
        } else {
            parkedStreams.remove(stream(message));
        }
        return waits;
    }

    private void park(TrackedEventMessage<?> message, TrackingToken end, String error) {
        transactions.executeInTransaction(() -> {
            add(message, error);
            claim.store(end);
        });
        parkedStreams.add(stream(message));
        claim.confirm(end);
    }

    private void add(TrackedEventMessage<?> message, String error) {
        parked.add(group, stream(message), Positions.of(message.trackingToken()), name(message), error);
    }

    /** Takes what is parked and asked for again, stream by stream in order; looks for that once a while, however often it is asked. */
    void takeUpParked() throws Exception {
        if (parkedStreams.isEmpty()
                || System.nanoTime() - lookedAt < settings.claimExtension().toNanos()) {
            return;
        }
        lookedAt = System.nanoTime();
        Set<String> failed = new HashSet<>();
        for (long position : transactions.fetchInTransaction(() -> parked.toRetry(group))) {
            List<TrackedEventMessage<?>> messages = tail.after(position - 1, 1).messages();
            String stream = stream(messages.get(0));
            if (!failed.contains(stream) && !takeUp(messages, position)) {
                failed.add(stream);
            }
        }
        parkedStreams = transactions.fetchInTransaction(() -> parked.streams(group));
    }

    private boolean takeUp(List<TrackedEventMessage<?>> messages, long position) throws Exception {
        try {
            inTransaction(messages, () -> {
                claim.prove();
                if (!parked.remove(group, position)) {
                    throw new GivenUp();
                }
            });
            claim.confirm(claim.token());
            return true;
        } catch (UnableToClaimTokenException e) {
            throw e;
        } catch (GivenUp e) {
            return true;
        } catch (Exception e) {
            if (Faults.passes(e)) {
                throw e;
            }
            String stream = stream(messages.get(0));
            LOG.error("{} cannot take {} of {} again", group, name(messages.get(0)), stream, e);
            transactions.executeInTransaction(() -> {
                parked.failedAgain(group, stream, e.toString());
                claim.prove();
            });
            claim.confirm(claim.token());
            return false;
        }
    }

    private void process(List<TrackedEventMessage<?>> messages, TrackingToken end) throws Exception {
        inTransaction(messages, () -> claim.store(end));
        claim.confirm(end);
    }

    private void inTransaction(List<TrackedEventMessage<?>> messages, Runnable atTheEnd) throws Exception {
        BatchingUnitOfWork<TrackedEventMessage<?>> unitOfWork = new BatchingUnitOfWork<>(messages);
        Transaction transaction = transactions.startTransaction();
        // Before the commit and after every handler, so that the claim is proved at the latest moment.
        unitOfWork.onCommit(work -> {
            atTheEnd.run();
            transaction.commit();
        });
        unitOfWork.onRollback(work -> transaction.rollback());
        ClaimMemory used = memory;
        used.use(unitOfWork.resources());
        memory = new ClaimMemory();
        try {
            handlers.handle(messages, unitOfWork);
            memory = used;
        } catch (LinkageError | AssertionError | StackOverflowError e) {
            // Errors of a handler are as good as its exceptions; those of the machine are not caught.
            throw new IllegalStateException(e);
        }
    }

    private static String stream(EventMessage<?> message) {
        return message instanceof DomainEventMessage<?> event
                ? event.getAggregateIdentifier()
                : message.getIdentifier();
    }

    private static String name(EventMessage<?> message) {
        return message.getPayloadType().getSimpleName();
    }
}
