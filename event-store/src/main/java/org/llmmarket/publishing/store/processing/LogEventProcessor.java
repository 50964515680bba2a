package org.llmmarket.publishing.store.processing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.AbstractEventProcessor;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.engine.LogPage;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.engine.Positions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log for one processing group, in one process at a time. A batch and the token that covers it are one
 * transaction. A batch that fails is taken again event by event; an event that goes on failing is parked with what follows it
 * in its stream, and the rest goes on. While the database is away nothing is parked: the group waits.
 */
public final class LogEventProcessor extends AbstractEventProcessor implements StreamingEventProcessor, Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogEventProcessor.class);
    private static final int ROOT = 0;
    private static final Set<Segment> WHOLE = Set.of(Segment.ROOT_SEGMENT);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final LogTail tail;
    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final ParkedEvents parked;
    private final ProcessorSettings settings;
    private final RateMeter rate = new RateMeter();
    private Set<String> parkedStreams = new HashSet<>();
    private @Nullable TrackingToken token;
    private boolean tokenStored;
    private ClaimMemory memory = new ClaimMemory();
    private long claimedAt;
    private volatile @Nullable GroupStatus status;
    private volatile boolean running;
    private @Nullable Thread thread;

    /** What a group needs beside its handlers. */
    public record Ground(
            LogTail tail,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TokenStore tokens,
            TransactionManager transactions,
            ParkedEvents parked,
            ProcessorSettings settings) {}

    public LogEventProcessor(String name, EventHandlerInvoker handlers, Ground ground) {
        super(new Settings(name, handlers));
        this.tail = ground.tail();
        this.source = ground.source();
        this.tokens = ground.tokens();
        this.transactions = ground.transactions();
        this.parked = ground.parked();
        this.settings = ground.settings();
    }

    private static final class Settings extends AbstractEventProcessor.Builder {
        Settings(String name, EventHandlerInvoker handlers) {
            name(name);
            eventHandlerInvoker(handlers);
            rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE);
            errorHandler(PropagatingErrorHandler.INSTANCE);
        }
    }

    /** But for the one that hands correlation data on: handlers of events send no messages, and it costs a good part of a replay. */
    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super EventMessage<?>> interceptor) {
        return interceptor instanceof CorrelationDataInterceptor
                ? () -> false
                : super.registerHandlerInterceptor(interceptor);
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onStart(Phase.INBOUND_EVENT_CONNECTORS, this::start);
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS, this::shutdownAsync);
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            running = true;
            thread = new Thread(this::run, "follow-" + getName());
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void shutDown() {
        shutdownAsync().join();
    }

    /** Ends after the batch at hand. */
    @Override
    public synchronized CompletableFuture<Void> shutdownAsync() {
        Thread following = thread;
        running = false;
        thread = null;
        if (following == null) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(() -> {
            try {
                following.join(settings.longestPause().toMillis());
                following.interrupt();
                following.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (running) {
            try {
                claim();
                pause = FIRST_PAUSE;
                follow();
            } catch (UnableToClaimTokenException elsewhere) {
                status = null;
                sleep(settings.claimExtension());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            } catch (Exception e) {
                // Whatever it is, the group may not pass the event: it waits and begins again at its token.
                LOG.warn("{} pauses for {}", getName(), pause, e);
                fail(e);
                sleep(pause);
                pause = shorter(pause.multipliedBy(2), settings.longestPause());
            }
        }
        release();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void claim() {
        if (transactions.fetchInTransaction(() -> tokens.fetchSegments(getName())).length == 0) {
            initialise();
        }
        token = transactions.fetchInTransaction(() -> tokens.fetchToken(getName(), ROOT));
        parkedStreams = transactions.fetchInTransaction(() -> parked.streams(getName()));
        claimedAt = System.nanoTime();
        tokenStored = true;
        memory = new ClaimMemory();
        status = new GroupStatus(token, false, null);
    }

    private void initialise() {
        try {
            TrackingToken first = source.createTailToken();
            transactions.executeInTransaction(() -> tokens.initializeTokenSegments(getName(), 1, first));
        } catch (UnableToInitializeTokenException meanwhile) {
            LOG.debug("{} was begun by another process", getName());
        }
    }

    private void follow() throws Exception {
        ReadAhead log = new ReadAhead(tail, settings.batchSize(), this::isWanted);
        while (running) {
            long position = Positions.of(token);
            LogPage page = log.after(position);
            if (page.upTo() == position) {
                status = new GroupStatus(token, true, null);
                rate.count(0);
                keepClaim();
                tail.awaitBeyond(position, settings.claimExtension());
            } else {
                take(page);
                rate.count(page.upTo() - position);
                status = new GroupStatus(token, page.upTo() >= tail.head(), null);
                keepClaim();
                rest(page);
            }
        }
    }

    private boolean isWanted(TrackedEventMessage<?> message) {
        try {
            return canHandle(message, Segment.ROOT_SEGMENT);
        } catch (Exception e) {
            // Whoever takes the message meets it again, and can tell.
            return false;
        }
    }

    /** Under load, fewer and fuller transactions; an event that comes after a lull waits for nothing. */
    private void rest(LogPage page) {
        if (page.messages().size() < settings.batchSize() / 4) {
            LockSupport.parkNanos(settings.rest().toNanos());
        }
    }

    private void keepClaim() throws Exception {
        if (System.nanoTime() - claimedAt < settings.claimExtension().toNanos()) {
            return;
        }
        transactions.executeInTransaction(() -> {
            if (tokenStored) {
                tokens.extendClaim(getName(), ROOT);
            } else {
                tokens.storeToken(token, getName(), ROOT);
            }
        });
        tokenStored = true;
        claimedAt = System.nanoTime();
        if (!parkedStreams.isEmpty()) {
            parkedStreams = transactions.fetchInTransaction(() -> parked.streams(getName()));
            takeUpAgain();
        }
    }

    private void take(LogPage page) throws Exception {
        List<TrackedEventMessage<?>> mine = new ArrayList<>();
        TrackingToken reached = token;
        for (TrackedEventMessage<?> message : page.messages()) {
            reached = WrappedToken.advance(reached, message.trackingToken());
            if (canHandle(message, Segment.ROOT_SEGMENT)) {
                mine.add(reached instanceof WrappedToken ? message.withTrackingToken(reached) : message);
            }
        }
        TrackingToken end = WrappedToken.advance(token, new GlobalSequenceTrackingToken(page.upTo()));
        if (mine.isEmpty()) {
            token = end;
            tokenStored = false;
        } else {
            takeAtOnceOrOneByOne(mine, end);
        }
    }

    private void takeAtOnceOrOneByOne(List<TrackedEventMessage<?>> mine, TrackingToken end) throws Exception {
        if (parkedStreams.isEmpty() && mine.size() > 1) {
            try {
                process(mine, end);
                return;
            } catch (UnableToClaimTokenException e) {
                throw e;
            } catch (Exception e) {
                if (Faults.passes(e)) {
                    throw e;
                }
                LOG.info("{} takes a batch of {} again event by event: {}", getName(), mine.size(), e.toString());
            }
        }
        for (List<TrackedEventMessage<?>> one : byPosition(mine)) {
            takeOrPark(
                    one,
                    WrappedToken.advance(
                            token, WrappedToken.unwrapLowerBound(one.get(0).trackingToken())));
        }
        token = end;
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
        if (parkedStreams.contains(stream(one.get(0)))) {
            park(one.get(0), end, "waits behind an event of its stream");
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
                    LOG.error(
                            "{} parks {} of {}, which it cannot take",
                            getName(),
                            name(one.get(0)),
                            stream(one.get(0)),
                            e);
                    park(one.get(0), end, e.toString());
                    return;
                }
                fail(e);
                TimeUnit.NANOSECONDS.sleep(settings.retries().get(attempt).toNanos());
            }
        }
    }

    private void park(TrackedEventMessage<?> message, TrackingToken end, String error) {
        transactions.executeInTransaction(() -> {
            parked.add(getName(), stream(message), Positions.of(message.trackingToken()), name(message), error);
            tokens.storeToken(end, getName(), ROOT);
        });
        parkedStreams.add(stream(message));
        stored(end);
    }

    private void takeUpAgain() throws Exception {
        Set<String> failed = new HashSet<>();
        for (long position : transactions.fetchInTransaction(() -> parked.toRetry(getName()))) {
            List<TrackedEventMessage<?>> messages = tail.after(position - 1, 1).messages();
            String stream = stream(messages.get(0));
            if (failed.contains(stream)) {
                continue;
            }
            try {
                inTransaction(messages, () -> parked.remove(getName(), position));
            } catch (Exception e) {
                if (Faults.passes(e)) {
                    throw e;
                }
                LOG.error("{} cannot take {} of {} again", getName(), name(messages.get(0)), stream, e);
                failed.add(stream);
                transactions.executeInTransaction(() -> parked.failedAgain(getName(), stream, e.toString()));
            }
        }
        parkedStreams = transactions.fetchInTransaction(() -> parked.streams(getName()));
    }

    private void process(List<TrackedEventMessage<?>> messages, TrackingToken end) throws Exception {
        inTransaction(messages, () -> tokens.storeToken(end, getName(), ROOT));
        stored(end);
    }

    private void stored(TrackingToken end) {
        token = end;
        tokenStored = true;
        claimedAt = System.nanoTime();
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
        memory.use(unitOfWork.resources());
        ClaimMemory used = memory;
        memory = new ClaimMemory();
        try {
            processInUnitOfWork(messages, unitOfWork, WHOLE);
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

    private void fail(Exception e) {
        GroupStatus before = status;
        status = new GroupStatus(before == null ? null : before.token(), false, e);
    }

    private void release() {
        status = null;
        // An interrupt has ended the loop; the database is still needed once.
        boolean interrupted = Thread.interrupted();
        try {
            transactions.executeInTransaction(() -> {
                if (!tokenStored) {
                    tokens.storeToken(token, getName(), ROOT);
                }
                tokens.releaseClaim(getName(), ROOT);
            });
        } catch (RuntimeException e) {
            LOG.info("{} leaves its claim to run out: {}", getName(), e.getMessage());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void sleep(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** Where the group stands, when this process runs it. */
    @Nullable
    GroupStatus status() {
        return status;
    }

    double perSecond() {
        return rate.perSecond();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isError() {
        GroupStatus now = status;
        return now != null && now.isErrorState();
    }

    @Override
    public int maxCapacity() {
        return 1;
    }

    @Override
    public Map<Integer, EventTrackerStatus> processingStatus() {
        GroupStatus now = status;
        return now == null ? Map.of() : Map.of(ROOT, now);
    }

    @Override
    public String getTokenStoreIdentifier() {
        return transactions.fetchInTransaction(
                () -> tokens.retrieveStorageIdentifier().orElse("none"));
    }

    @Override
    public void releaseSegment(int segmentId) {
        throw new UnsupportedOperationException("A group is one segment: shut it down instead");
    }

    @Override
    public void releaseSegment(int segmentId, long releaseDuration, TimeUnit unit) {
        releaseSegment(segmentId);
    }

    @Override
    public CompletableFuture<Boolean> splitSegment(int segmentId) {
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public CompletableFuture<Boolean> mergeSegment(int segmentId) {
        return CompletableFuture.completedFuture(false);
    }

    @Override
    public boolean supportsReset() {
        return eventHandlerInvoker().supportsReset();
    }

    @Override
    public void resetTokens() {
        resetTokens((Object) null);
    }

    @Override
    public <R> void resetTokens(@Nullable R resetContext) {
        resetTokens(StreamableMessageSource::createTailToken, resetContext);
    }

    @Override
    public void resetTokens(Function<StreamableMessageSource<TrackedEventMessage<?>>, TrackingToken> start) {
        resetTokens(start, null);
    }

    @Override
    public <R> void resetTokens(
            Function<StreamableMessageSource<TrackedEventMessage<?>>, TrackingToken> start, @Nullable R resetContext) {
        resetTokens(start.apply(source), resetContext);
    }

    /** Lets the group, which must be shut down, begin again at the given token; what was parked is forgotten. */
    @Override
    public <R> void resetTokens(TrackingToken startPosition, @Nullable R resetContext) {
        if (running) {
            throw new IllegalStateException(getName() + " must be shut down before it is reset");
        }
        transactions.executeInTransaction(() -> {
            if (tokens.fetchSegments(getName()).length == 0) {
                tokens.initializeTokenSegments(getName(), 1, source.createTailToken());
            }
            TrackingToken reached = tokens.fetchToken(getName(), ROOT);
            eventHandlerInvoker().performReset(resetContext);
            tokens.storeToken(ReplayToken.createReplayToken(reached, startPosition, resetContext), getName(), ROOT);
            tokens.releaseClaim(getName(), ROOT);
            parked.clear(getName());
        });
    }
}
