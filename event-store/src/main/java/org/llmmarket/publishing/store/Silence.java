package org.llmmarket.publishing.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the present thread waits for a database that says nothing, with whatever connection it takes: less where somebody
 * waits for its answer, more where a statement is a long one. A connection on which that time has run out is closed.
 */
public final class Silence {

    private static final ThreadLocal<@Nullable Duration> BORNE = new ThreadLocal<>();

    private Silence() {}

    /** From now on, until {@link #asUsual}. */
    public static void atMost(Duration time) {
        BORNE.set(time);
    }

    public static void asUsual() {
        BORNE.remove();
    }

    static @Nullable Duration borne() {
        return BORNE.get();
    }
}
