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

    private final AtomicLong heard = new AtomicLong();
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime() - BETWEEN_LOOKS.toNanos());
    private final AtomicLong stood = new AtomicLong(Long.MIN_VALUE);
    private final LongSupplier position;

    /** @param position up to which the projection has come, by the database */
    CatalogNews(Signals signals, LongSupplier position) {
        this.position = position;
        signals.listen(Topic.CATALOG, this::hear);
        signals.listen(Topic.ACCOUNTS, this::hear);
    }

    void hear() {
        heard.incrementAndGet();
    }

    long heard() {
        long now = System.nanoTime();
        long last = lookedAt.get();
        if (now - last >= BETWEEN_LOOKS.toNanos() && lookedAt.compareAndSet(last, now)) {
            look();
        }
        return heard.get();
    }

    private void look() {
        long stands = Long.MIN_VALUE;
        try {
            stands = position.getAsLong();
        } finally {
            if (stood.getAndSet(stands) != stands || stands == Long.MIN_VALUE) {
                hear();
            }
        }
    }
}
