package org.llmmarket.publishing.query.catalog;

import java.util.Locale;

/** How a list is sorted. */
enum SearchOrder {
    /** The best match first, then the newest. */
    RELEVANCE,
    /** From A to Z, after folding. */
    NAME,
    /** The newest first. */
    DATE;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
