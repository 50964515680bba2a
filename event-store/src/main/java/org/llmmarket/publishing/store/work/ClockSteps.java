package org.llmmarket.publishing.store.work;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Notices that the database's clock was set back, by a correction or because another server has taken over. What was meant to
 * wait for a moment would else wait until the clock has caught up: work that was put back, leases, and claims on groups.
 * Deadlines stay, for they name a time and not a while.
 */
final class ClockSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ClockSteps.class);

    /** Longer than any lease, claim or delay, and than clocks differ that are kept in step. */
    private static final Duration TOLERATED = Duration.ofMinutes(1);

    private static final Duration EVERY = Duration.ofSeconds(1);

    private static final String AHEAD = "clock_timestamp() + interval '1 minute'";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final LongSupplier nanoTime;
    private @Nullable Instant seen;
    private long seenAt;

    /** @param nanoTime goes on evenly, whatever is set */
    ClockSteps(JdbcClient jdbc, TransactionOperations transactions, LongSupplier nanoTime) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.nanoTime = nanoTime;
    }

    /** Looks once a second, however often it is asked; at first nobody knows what was before. */
    void look() {
        long now = nanoTime.getAsLong();
        Instant before = seen;
        if (before != null && now - seenAt < EVERY.toNanos()) {
            return;
        }
        Instant expected = before == null ? Instant.MAX : before.plusNanos(now - seenAt);
        Instant present = jdbc.sql("SELECT clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        if (present.isBefore(expected.minus(TOLERATED))) {
            catchUp();
        }
        seen = present;
        seenAt = now;
    }

    /** A lease whose holder lives is kept by him before it runs out. */
    private void catchUp() {
        Integer late = transactions.execute(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('clock-steps'))")
                    .query((row, number) -> number)
                    .list();
            jdbc.sql("UPDATE work SET leased_until = clock_timestamp() + ? * interval '1 millisecond'"
                            + " WHERE leased_until > " + AHEAD)
                    .param(HeldWork.LEASE.toMillis())
                    .update();
            jdbc.sql("UPDATE token SET claimed = clock_timestamp() WHERE claimed > " + AHEAD)
                    .update();
            return jdbc.sql("UPDATE work SET due_at = clock_timestamp(), put_back_at = NULL" + " WHERE put_back_at > "
                            + AHEAD + " AND parked_at IS NULL")
                    .update();
        });
        if (late != null && late > 0) {
            LOG.warn("The database's clock was set back: {} pieces of work that waited for it are due now", late);
        }
    }
}
