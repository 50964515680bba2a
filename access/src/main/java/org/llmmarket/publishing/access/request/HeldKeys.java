package org.llmmarket.publishing.access.request;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.llmmarket.publishing.store.Silence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Lengthens the leases of the keyed writes that run in this process, so that a lease can be short: only the dead let it run out.
 * And forgets the answers that have been kept long enough, faster than such can come.
 */
final class HeldKeys implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeldKeys.class);
    /** A request that has not ended by then never will. */
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);

    private static final Duration BORNE = Duration.ofSeconds(2);
    private static final long FORGET_EVERY = 20;

    private final IdempotentRequests requests;
    private final Map<UUID, Since> held = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "idempotency-leases");
        thread.setDaemon(true);
        return thread;
    });

    HeldKeys(IdempotentRequests requests, Duration lease) {
        this.requests = requests;
        long pause = Math.max(1, lease.toMillis() / 4);
        Future<?> renewing = timer.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
        Future<?> forgetting = timer.scheduleWithFixedDelay(this::forget, FORGET_EVERY, FORGET_EVERY, TimeUnit.SECONDS);
        LOG.trace("Begun: {} {}", renewing, forgetting);
    }

    void add(HeldKey key) {
        held.put(key.claim(), new Since(key.key(), System.nanoTime()));
    }

    void remove(HeldKey key) {
        held.remove(key.claim());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void renew() {
        // Whoever waits longer for the database renews none of the others meanwhile.
        Silence.atMost(BORNE);
        held.values().removeIf(since -> System.nanoTime() - since.nanos() > LONGEST_NANOS);
        try {
            held.forEach((claim, since) -> requests.renew(since.key(), claim));
        } catch (DataAccessException e) {
            LOG.debug("The leases of keyed requests are lengthened later", e);
        }
    }

    /** For a while at most: leases are waiting. */
    private void forget() {
        Silence.atMost(BORNE);
        long end = System.nanoTime() + BORNE.toNanos();
        try {
            boolean more = true;
            while (more && System.nanoTime() < end) {
                more = requests.forgetExpired();
            }
        } catch (DataAccessException e) {
            LOG.debug("Answers that have been kept long enough are forgotten later", e);
        }
    }

    private record Since(IdempotencyKey key, long nanos) {}
}
