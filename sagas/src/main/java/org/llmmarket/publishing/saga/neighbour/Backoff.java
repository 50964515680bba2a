package org.llmmarket.publishing.saga.neighbour;

import java.time.Duration;

/** Delays between tries that double from the first to the longest. */
public record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    /** How long to wait after the try with this number; 1 is the first. */
    public Duration after(int attempt) {
        long factor = 1L << Math.min(Math.max(attempt - 1, 0), MOST_DOUBLINGS);
        long most = Math.max(1, longest.dividedBy(first));
        return factor >= most ? longest : first.multipliedBy(factor);
    }
}
