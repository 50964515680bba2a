package org.llmmarket.publishing.store.aggregate;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.common.caching.Cache;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.engine.AppendListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Repeats what was decided on a state that was not the newest: when another writer stored first (a bounded number of times),
 * and when a command was refused, or changed nothing, on a cached aggregate that another process has moved on.
 */
public final class ConsistentAttempts {

    /** Lets the present attempt know that it has stored events. */
    public static final AppendListener ON_APPEND = events -> Attempt.appended();

    private static final int MOST = 25;
    private static final long LONGEST_PAUSE_MICROS = 50_000;

    private final Cache cache;
    private final JdbcClient jdbc;

    public ConsistentAttempts(Cache cache, JdbcClient jdbc) {
        this.cache = cache;
        this.jdbc = jdbc;
    }

    /** Makes attempts, each a whole transaction, until one stands. */
    <R extends ResultMessage<?>> R make(Supplier<R> transaction) {
        for (int made = 1; ; made++) {
            Attempt attempt = Attempt.begin();
            R result;
            try {
                result = transaction.get();
            } finally {
                Attempt.end();
            }
            if (made == MOST || !isToBeRepeated(result, attempt, made)) {
                return result;
            }
        }
    }

    /**
     * Before several commands are committed with what is written beside them: what one of them has left as it was may have
     * moved on elsewhere, and after the commit it would be too late to decide again.
     *
     * @throws ConcurrencyException when it has; the transaction is then repeated on the newest state
     */
    void prove() {
        if (evictOutdated(Attempt.presentFromCache())) {
            throw new ConcurrencyException("Another process has moved on what was decided on");
        }
        Attempt.proved();
    }

    private boolean isToBeRepeated(ResultMessage<?> result, Attempt attempt, int made) {
        Throwable meeting = result.isExceptional() ? meeting(result.exceptionResult()) : null;
        if (meeting != null) {
            attempt.fromCache().keySet().forEach(cache::remove);
            // Who creates only if missing finds the stream at the second attempt; nobody else ever will create it.
            return (made == 1 || !(meeting instanceof AggregateStreamCreationException)) && pause(made);
        }
        return attempt.isUnproven() && evictOutdated(attempt.fromCache());
    }

    /** Another writer was faster: with an event of the same stream, or with its first one. */
    private static @Nullable Throwable meeting(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyException || cause instanceof AggregateStreamCreationException) {
                return cause;
            }
        }
        return null;
    }

    private boolean evictOutdated(Map<String, Long> fromCache) {
        boolean outdated = false;
        for (Map.Entry<String, Long> used : fromCache.entrySet()) {
            if (hasLaterEvents(used.getKey(), used.getValue())) {
                cache.remove(used.getKey());
                outdated = true;
            }
        }
        return outdated;
    }

    private boolean hasLaterEvents(String aggregateId, long version) {
        return jdbc.sql("SELECT 1 FROM domain_event WHERE aggregate_id = ? AND sequence > ? LIMIT 1")
                .param(aggregateId)
                .param(version)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private static boolean pause(int made) {
        long most = Math.min(LONGEST_PAUSE_MICROS, 1000L << Math.min(made, 10));
        try {
            TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextLong(most));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
