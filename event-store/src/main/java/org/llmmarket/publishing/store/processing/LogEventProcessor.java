package org.llmmarket.publishing.store.processing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.AbstractEventProcessor;
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
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.engine.LogPage;
import org.llmmarket.publishing.store.engine.LogTail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log for one processing group, in one process at a time: {@link GroupClaim} says where it stands, {@link EventIntake}
 * takes the events. While the database is away the group waits.
 */
public final class LogEventProcessor extends AbstractEventProcessor
        implements Follower, StreamingEventProcessor, Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogEventProcessor.class);
    private static final int ROOT = GroupClaim.SEGMENT;
    private static final Set<Segment> WHOLE = Set.of(Segment.ROOT_SEGMENT);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final LogTail tail;
    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final ParkedEvents parked;
    private final ProcessorSettings settings;
    private final RateMeter rate = new RateMeter();
    private final GroupClaim claim;
    private final EventIntake intake;
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
        this.claim = new GroupClaim(name, tokens, transactions);
        this.intake = new EventIntake(
                name,
                ground,
                claim,
                (messages, unitOfWork) -> processInUnitOfWork(messages, unitOfWork, WHOLE),
                this::fail);
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
                claim.take(source.createTailToken());
                intake.begin();
                status = new GroupStatus(claim.token(), false, null);
                pause = FIRST_PAUSE;
                follow();
            } catch (UnableToClaimTokenException elsewhere) {
                // Taken away from this process while it followed, the claim may be free: whoever moved the group lets
                // go of it.
                boolean wasHere = status != null;
                status = null;
                if (!wasHere) {
                    sleep(settings.claimExtension());
                }
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
        status = null;
        claim.release();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void follow() throws Exception {
        ReadAhead log = new ReadAhead(tail, settings.batchSize(), this::isWanted);
        while (running) {
            long position = claim.position();
            LogPage page = log.after(position);
            if (page.upTo() == position) {
                status = new GroupStatus(claim.token(), true, null);
                rate.count(0);
                keepClaim();
                tail.awaitBeyond(position, settings.claimExtension());
            } else {
                take(page);
                rate.count(page.upTo() - position);
                status = new GroupStatus(claim.token(), page.upTo() >= tail.head(), null);
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
        if (claim.isOlderThan(settings.claimExtension())) {
            claim.extend();
        }
        intake.takeUpParked();
    }

    private void take(LogPage page) throws Exception {
        List<TrackedEventMessage<?>> mine = new ArrayList<>();
        TrackingToken reached = claim.token();
        for (TrackedEventMessage<?> message : page.messages()) {
            reached = WrappedToken.advance(reached, message.trackingToken());
            if (canHandle(message, Segment.ROOT_SEGMENT)) {
                mine.add(reached instanceof WrappedToken ? message.withTrackingToken(reached) : message);
            }
        }
        TrackingToken end = WrappedToken.advance(claim.token(), new GlobalSequenceTrackingToken(page.upTo()));
        if (mine.isEmpty()) {
            claim.pass(end);
        } else {
            intake.take(mine, end);
        }
    }

    private void fail(Exception e) {
        GroupStatus before = status;
        status = new GroupStatus(before == null ? null : before.token(), false, e);
    }

    private void sleep(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public @Nullable GroupStatus status() {
        return status;
    }

    @Override
    public double perSecond() {
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
