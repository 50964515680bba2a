package org.llmmarket.publishing.query.cache;

import java.util.Locale;

/** Where a read found what it wanted. */
enum Outcome {
    /** In this process. */
    HIT,
    /** Beside it, where another process had left it. */
    SHARED,
    /** With somebody who was reading it at that moment. */
    JOINED,
    /** In the database. */
    MISS;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
