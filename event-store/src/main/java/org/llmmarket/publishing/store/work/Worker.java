package org.llmmarket.publishing.store.work;

import java.time.Duration;

/**
 * Does one kind of work. It is called outside any transaction, at least once a piece: what it calls must be idempotent by
 * {@link Work#key()}. What it answers is recorded together with the removal (or the next due time) of the work.
 */
public interface Worker {

    /** The kind of work that this worker takes. */
    String kind();

    /** Does the work. A thrown exception counts as a failed attempt: it is logged and tried again with growing delays. */
    WorkOutcome perform(Work work);

    /** How many pieces of this kind may run at once in this process. */
    default int concurrency() {
        return 8;
    }

    /** After this time without an answer the work is given to somebody else; that of a process that dies, within seconds. */
    default Duration timeLimit() {
        return Duration.ofSeconds(60);
    }
}
