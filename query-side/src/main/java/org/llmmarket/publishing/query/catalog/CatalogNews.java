package org.llmmarket.publishing.query.catalog;

import java.util.concurrent.atomic.AtomicLong;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.signal.Topic;

/** How often this process has heard that lists may look otherwise: after every commit of the projection, wherever it runs. */
final class CatalogNews {

    private final AtomicLong heard = new AtomicLong();

    CatalogNews(Signals signals) {
        signals.listen(Topic.CATALOG, this::hear);
        signals.listen(Topic.ACCOUNTS, this::hear);
    }

    void hear() {
        heard.incrementAndGet();
    }

    long heard() {
        return heard.get();
    }
}
