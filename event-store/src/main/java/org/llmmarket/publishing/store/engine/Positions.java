package org.llmmarket.publishing.store.engine;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/** Positions in the log, from 1; tokens hold the position of the last event that was taken. */
public final class Positions {

    /** Where a reader of the whole log begins. */
    public static final long BEFORE_THE_FIRST = 0;

    private Positions() {}

    /** The position of the last event that the token covers. */
    public static long of(@Nullable TrackingToken token) {
        TrackingToken inner = WrappedToken.unwrapLowerBound(token);
        return inner == null
                ? BEFORE_THE_FIRST
                : Math.max(BEFORE_THE_FIRST, inner.position().orElse(BEFORE_THE_FIRST));
    }
}
