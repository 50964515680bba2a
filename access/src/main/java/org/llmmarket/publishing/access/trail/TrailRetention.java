package org.llmmarket.publishing.access.trail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.audit.AuditRecords;
import org.llmmarket.publishing.store.audit.RequestOrigins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Forgets acts that are no events, and where requests came from, when they are old enough; any process may do it. */
final class TrailRetention implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TrailRetention.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofHours(1);

    private final AuditRecords records;
    private final RequestOrigins origins;
    private final Period kept;
    private final Clock clock;
    private @Nullable ScheduledExecutorService timer;

    TrailRetention(AuditRecords records, RequestOrigins origins, Period kept, Clock clock) {
        this.records = records;
        this.origins = origins;
        this.kept = kept;
        this.clock = clock;
    }

    /** A thousand at a time, each a transaction of its own, so that nobody waits for it. */
    void forget() {
        Instant oldest = clock.instant().atZone(ZoneOffset.UTC).minus(kept).toInstant();
        try {
            boolean isMore = true;
            while (isMore) {
                isMore = records.forgetBefore(oldest);
            }
            isMore = true;
            while (isMore) {
                isMore = origins.forgetBefore(oldest);
            }
        } catch (DataAccessException e) {
            LOG.info("What is old in the audit trail is forgotten later: {}", e.getMessage());
        }
    }

    @Override
    public synchronized void start() {
        if (timer == null) {
            timer = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "audit-retention");
                thread.setDaemon(true);
                return thread;
            });
            Future<?> unused =
                    timer.scheduleWithFixedDelay(this::forget, FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
