package org.llmmarket.publishing.contract.schema;

import java.time.Duration;

/** Ends checks that take too long: the schema and the value may both come from somebody who wants them to. */
final class EvaluationGuard {

    private static final int DEEPEST = 600;
    private static final int CLOCK_INTERVAL = 256;

    private final Duration longest;
    private long deadline;
    private int steps;
    private int depth;

    EvaluationGuard(Duration longest) {
        this.longest = longest;
    }

    void start() {
        deadline = System.nanoTime() + longest.toNanos();
        steps = 0;
        depth = 0;
    }

    void enter() {
        step();
        if (++depth > DEEPEST) {
            throw new CheckAbandoned();
        }
    }

    void leave() {
        depth--;
    }

    /** One step further, unless time is up or the thread is interrupted; its flag stays up for whoever asks next. */
    void step() {
        if (++steps % CLOCK_INTERVAL == 0 && isOver()) {
            throw new CheckAbandoned();
        }
    }

    private boolean isOver() {
        return System.nanoTime() > deadline || Thread.currentThread().isInterrupted();
    }

    /** Whether a pattern is found in a text, where every character that is looked at costs a step. */
    boolean finds(WatchedPattern pattern, String text) {
        return pattern.isFoundIn(text, this::step);
    }
}
