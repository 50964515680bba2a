package org.llmmarket.publishing.query.catalog;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
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
    private final LongSupplier position;
    private final LongSupplier clock;
    private long stood = UNKNOWN;
    private volatile long stoodBefore = UNKNOWN;

    /** @param position up to which the projection has come, by the database */
    CatalogNews(Signals signals, LongSupplier position) {
        this(position, System::nanoTime);
        signals.listen(Topic.CATALOG, this::hear);
        signals.listen(Topic.ACCOUNTS, this::hear);
        signals.listen(Topic.MODELS, this::hearOfAnotherModel);
    }

    /** @param clock nanoseconds */
    CatalogNews(LongSupplier position, LongSupplier clock) {
        this.position = position;
        this.clock = clock;
        this.lookedAt = new AtomicLong(clock.getAsLong() - BETWEEN_LOOKS.toNanos());
    }

    void hear() {
        heard.incrementAndGet();
    }

    synchronized void hearOfAnotherModel() {
        stood = UNKNOWN;
        stoodBefore = UNKNOWN;
        hear();
    }

    long heard() {
        lookNowAndThen();
        return heard.get();
    }

    /**
     * Up to where the projection had certainly come a second ago or earlier. By now this process has also heard of whatever it
     * was to hear of until then.
     */
    long reachedAWhileAgo() {
        lookNowAndThen();
        return stoodBefore;
    }

    private void lookNowAndThen() {
        long now = clock.getAsLong();
        long last = lookedAt.get();
        if (now - last >= BETWEEN_LOOKS.toNanos() && lookedAt.compareAndSet(last, now)) {
            look();
        }
    }

    private void look() {
        long stands = UNKNOWN;
        try {
            stands = position.getAsLong();
        } finally {
            saw(stands);
        }
    }

    /** What stands earlier than before is another model, and what was seen of the former tells nothing of it. */
    private synchronized void saw(long stands) {
        if (stood != stands || stands == UNKNOWN) {
            hear();
        }
        stoodBefore = stands < stood ? UNKNOWN : stood;
        stood = stands;
    }
}
