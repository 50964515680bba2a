package org.llmmarket.publishing.saga.endpoint.net;

import java.time.Duration;

/** The moment at which everything must have come to an end. */
public final class Deadline {

    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** What is left; never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    public boolean isOver() {
        return remaining().isZero();
    }

    /** A duration, or what is left where that is less; at least a millisecond, since 0 often means for ever. */
    public Duration atMost(Duration duration) {
        Duration left = remaining();
        Duration shorter = left.compareTo(duration) < 0 ? left : duration;
        return shorter.toMillis() < 1 ? Duration.ofMillis(1) : shorter;
    }
}
