package org.llmmarket.publishing.store.processing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.engine.Positions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the log for a group that sends it elsewhere, in one process at a time. Nothing is sent inside a transaction, and the
 * token is stored once all before it has arrived: each event arrives at least once and in order. An event that is refused for
 * good is parked alone. While the other side is away the group waits and holds up nobody.
 */
public final class LogRelay implements Follower, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogRelay.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONG_WAIT = Duration.ofSeconds(5);
    private static final Duration TO_FINISH = Duration.ofSeconds(2);

    private final Outlet outlet;
    private final LogTail tail;
    private final TransactionManager transactions;
    private final ParkedEvents parked;
    private final ProcessorSettings settings;
    private final GroupClaim claim;
    private final RateMeter rate = new RateMeter();
    private final LongAdder sent = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile @Nullable GroupStatus status;
    private volatile long sendingSince;
    private volatile long behindSince;
    private volatile boolean running;
    private Duration pause = FIRST_PAUSE;
    private @Nullable Thread thread;

    public LogRelay(
            Outlet outlet,
            LogTail tail,
            TokenStore tokens,
            TransactionManager transactions,
            ParkedEvents parked,
            ProcessorSettings settings) {
        this.outlet = outlet;
        this.tail = tail;
        this.transactions = transactions;
        this.parked = parked;
        this.settings = settings;
        this.claim = new GroupClaim(outlet.name(), tokens, transactions);
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            running = true;
            thread = new Thread(this::run, "relay-" + getName());
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Ends after the part at hand, or in the middle of it where that takes long: it is sent again then. */
    @Override
    public synchronized void stop() {
        Thread relaying = thread;
        running = false;
        thread = null;
        if (relaying == null) {
            return;
        }
        try {
            relaying.join(isFailing() ? 1 : TO_FINISH.toMillis());
            relaying.interrupt();
            relaying.join(TO_FINISH.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running) {
            try {
                claim.take(new GlobalSequenceTrackingToken(Positions.BEFORE_THE_FIRST));
                status = new GroupStatus(claim.token(), false, error());
                follow();
            } catch (UnableToClaimTokenException elsewhere) {
                status = null;
                outlet.close();
                sleep(settings.claimExtension());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            } catch (Exception e) {
                fail(e);
                sleep(pause);
                Duration twice = pause.multipliedBy(2);
                pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
            }
        }
        outlet.close();
        if (status != null) {
            claim.release();
        }
        status = null;
    }

    private void follow() throws Exception {
        while (running) {
            long position = claim.position();
            if (tail.head() <= position) {
                status = new GroupStatus(claim.token(), true, null);
                behindSince = 0;
                rate.count(0);
                keepClaim();
                tail.awaitBeyond(position, settings.claimExtension());
            } else {
                if (behindSince == 0) {
                    behindSince = System.nanoTime();
                }
                settle(relay(position, settings.batchSize()));
                rate.count(claim.position() - position);
                status = new GroupStatus(claim.token(), claim.position() >= tail.head(), null);
                pause = FIRST_PAUSE;
                keepClaim();
            }
            takeUpParked();
        }
    }

    private Relayed relay(long position, int atMost) throws Exception {
        sendingSince = System.nanoTime();
        try {
            Relayed relayed = outlet.relay(position, atMost, this::keepClaim);
            sent.add(relayed.sent());
            return relayed;
        } finally {
            sendingSince = 0;
        }
    }

    private void settle(Relayed relayed) {
        GlobalSequenceTrackingToken end = new GlobalSequenceTrackingToken(relayed.upTo());
        if (relayed.sent() == 0 && relayed.refused().isEmpty()) {
            claim.pass(end);
            return;
        }
        transactions.executeInTransaction(() -> {
            relayed.refused().forEach(this::park);
            claim.store(end);
        });
        claim.confirm(end);
    }

    private void park(Relayed.Refused refused) {
        LOG.error(
                "{} parks {} of {}, which it cannot send: {}",
                getName(),
                refused.name(),
                refused.stream(),
                refused.error());
        parked.add(getName(), refused.stream(), refused.position(), refused.name(), refused.error());
    }

    private void keepClaim() {
        if (claim.isOlderThan(settings.claimExtension())) {
            claim.extend();
        }
    }

    /** Sends what is parked and asked for again; it arrives after later events of its service. */
    private void takeUpParked() throws Exception {
        for (long position : transactions.fetchInTransaction(() -> parked.toRetry(getName()))) {
            List<Relayed.Refused> again = relay(position - 1, 1).refused();
            transactions.executeInTransaction(() -> {
                parked.remove(getName(), position);
                again.forEach(this::park);
            });
        }
    }

    private void fail(Exception e) {
        failures.increment();
        if (error() == null) {
            LOG.warn("{} waits: {}", getName(), e.toString());
        }
        LOG.debug("{} pauses for {}", getName(), pause, e);
        GroupStatus before = status;
        status = new GroupStatus(before == null ? null : before.token(), false, e);
    }

    private @Nullable Throwable error() {
        GroupStatus now = status;
        return now == null ? null : now.error();
    }

    private void sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public String getName() {
        return outlet.name();
    }

    @Override
    public @Nullable GroupStatus status() {
        return status;
    }

    @Override
    public double perSecond() {
        return rate.perSecond();
    }

    /** How many events the other side has taken from this process. */
    public long sent() {
        return sent.sum();
    }

    /** How often sending has failed in this process. */
    public long failures() {
        return failures.sum();
    }

    /** How many positions of the log are not sent yet; 0 while another process runs the group. */
    public long lag() {
        GroupStatus now = status;
        return now == null ? 0 : Math.max(0, tail.head() - Positions.of(now.token()));
    }

    /** Whether this process runs the group, and has had more to send for a while than goes at once. */
    public boolean isBehind() {
        long since = behindSince;
        return since != 0 && System.nanoTime() - since > LONG_WAIT.toNanos() && lag() > settings.batchSize();
    }

    /** Whether this process runs the group and the other side does not take what it sends. */
    public boolean isFailing() {
        long since = sendingSince;
        return error() != null || (since != 0 && System.nanoTime() - since > LONG_WAIT.toNanos());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** With the workers: after the log is followed, before requests are taken. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1000;
    }
}
