package org.llmmarket.publishing.saga.neighbour;

import org.llmmarket.publishing.store.work.WorkOutcome;

/**
 * What becomes of a step that nobody waits for when its neighbour gave no usable answer: it waits for a neighbour that is down
 * as long as that takes, with all its tries before it when that is back, and is parked when a neighbour that is there for others
 * will not have it.
 */
public record Patience(Backoff backoff, int tries) {

    /**
     * Decides.
     *
     * @param attempt how often the step has been tried by now
     * @param recorded what records the attempt, as long as there is news in it
     */
    public WorkOutcome after(int attempt, NeighbourAway away, Object... recorded) {
        if (away.kind() == NeighbourAway.Kind.PAUSED) {
            return WorkOutcome.later(backoff.first());
        }
        if (away.isDown()) {
            return WorkOutcome.anew(backoff.after(attempt), attempt < tries ? recorded : new Object[0]);
        }
        return attempt < tries
                ? WorkOutcome.again(backoff.after(attempt), recorded)
                : WorkOutcome.parked(away.detail());
    }
}
