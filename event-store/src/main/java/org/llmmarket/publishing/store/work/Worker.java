package org.llmmarket.publishing.store.work;

import java.time.Duration;
import java.util.List;

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

    /**
     * How many pieces may run at once right now: fewer than {@link #concurrency()}, or none, while what the worker calls is
     * away. What is due waits as it is, and all of it goes on as soon as this says so.
     */
    default int admitted() {
        return concurrency();
    }

    /** After how many attempts that ended in a fault of our own the work is parked. */
    default int tries() {
        return 10;
    }

    /** The commands that record that the work is parked for a fault of our own. */
    default List<Object> parked(Work work, String cause) {
        return List.of();
    }

    /** After this time without an answer the work is given to somebody else; that of a process that dies, within seconds. */
    default Duration timeLimit() {
        return Duration.ofSeconds(60);
    }
}
