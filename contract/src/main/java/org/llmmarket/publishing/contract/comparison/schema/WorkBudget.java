package org.llmmarket.publishing.contract.comparison.schema;

/** Counts the steps and the depth of one comparison, and ends it where its documents are too much. */
final class WorkBudget {

    private static final int MOST_STEPS = 4_000_000;
    private static final int DEEPEST = 300;

    private int steps;
    private int depth;

    void spend(int count) {
        steps += count;
        if (steps > MOST_STEPS) {
            throw new WorkExhausted();
        }
    }

    void enter() {
        if (depth >= DEEPEST) {
            throw new WorkExhausted();
        }
        depth++;
        spend(1);
    }

    void leave() {
        depth--;
    }
}
