package org.llmmarket.publishing.query.catalog;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.processing.GroupPositions;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.signal.Topic;

/**
 * How often this process has heard that lists may look otherwise: after every commit of the projection, wherever it runs. Who
 * was killed between such a commit and its signal tells nobody; so whoever asks looks now and then at where the projection stands.
 */
final class CatalogNews {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** No position is known. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private final AtomicLong heard = new AtomicLong();
    private final AtomicLong lookedAt;
    private final Supplier<GroupPositions.Standing> projection;
    private final LongSupplier clock;
    private GroupPositions.@Nullable Standing seen;
    private volatile long reachedBefore = UNKNOWN;

    /** @param projection where it stands by the database */
    CatalogNews(Signals signals, Supplier<GroupPositions.Standing> projection) {
        this(projection, System::nanoTime);
        signals.listen(Topic.CATALOG, this::hear);
        signals.listen(Topic.ACCOUNTS, this::hear);
        signals.listen(Topic.MODELS, this::hearOfAnotherModel);
    }

    /** @param clock nanoseconds */
    CatalogNews(Supplier<GroupPositions.Standing> projection, LongSupplier clock) {
        this.projection = projection;
        this.clock = clock;
        this.lookedAt = new AtomicLong(clock.getAsLong() - BETWEEN_LOOKS.toNanos());
    }

    void hear() {
        heard.incrementAndGet();
    }

    synchronized void hearOfAnotherModel() {
        seen = null;
        reachedBefore = UNKNOWN;
        hear();
    }

    long heard() {
        lookNowAndThen();
        return heard.get();
    }

    /**
     * Up to where the projection had certainly come a second ago or earlier; {@link #UNKNOWN} while it leaves something out. By
     * now this process has also heard of whatever it was to hear of until then.
     */
    long reachedAWhileAgo() {
        lookNowAndThen();
        return reachedBefore;
    }

    private void lookNowAndThen() {
        long now = clock.getAsLong();
        long last = lookedAt.get();
        if (now - last >= BETWEEN_LOOKS.toNanos() && lookedAt.compareAndSet(last, now)) {
            look();
        }
    }

    private void look() {
        GroupPositions.Standing stands = null;
        try {
            stands = projection.get();
        } finally {
            saw(stands);
        }
    }

    /**
     * What stands earlier than before is another model, and what was seen of the former tells nothing of it; nor is a row to be
     * believed of whose service an event is parked.
     */
    private synchronized void saw(GroupPositions.@Nullable Standing now) {
        GroupPositions.Standing before = seen;
        seen = now;
        if (before == null || now == null || before.position() != now.position()) {
            hear();
        }
        reachedBefore = before != null
                        && now != null
                        && before.position() <= now.position()
                        && before.isWhole()
                        && now.isWhole()
                ? before.position()
                : UNKNOWN;
    }
}
