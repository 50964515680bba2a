package org.llmmarket.publishing.saga.neighbour;

import org.llmmarket.publishing.store.work.Work;
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
     * @param recorded what records the attempt, if that is worth a line
     */
    public WorkOutcome after(Work work, NeighbourAway away, Object... recorded) {
        return after(work, 0, away, recorded);
    }

    /**
     * Decides of a step that was tried before it became work of its own.
     *
     * @param before how often that was
     */
    public WorkOutcome after(Work work, int before, NeighbourAway away, Object... recorded) {
        int tried = before + work.counted();
        if (away.kind() == NeighbourAway.Kind.PAUSED) {
            // Said once: what was never tried would else wait without a word.
            return work.attempt() == 1
                    ? WorkOutcome.anew(backoff.first(), recorded)
                    : WorkOutcome.later(backoff.first());
        }
        if (away.isDown()) {
            return WorkOutcome.anew(backoff.after(tried), isWorthALine(work.attempt()) ? recorded : new Object[0]);
        }
        return tried < tries ? WorkOutcome.again(backoff.after(tried), recorded) : WorkOutcome.parked(away.detail());
    }

    /** Of many tries in vain ever fewer are told: an hour makes a dozen lines. */
    private boolean isWorthALine(int attempt) {
        return attempt < tries || Integer.bitCount(attempt) == 1;
    }
}
