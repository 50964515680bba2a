package org.llmmarket.publishing.contract.comparison.schema;

/**
 * How two sets of values relate, as far as it can be proved.
 *
 * @param widened whether the revision may allow what the base does not
 * @param narrowed whether the base may allow what the revision does not
 */
record Verdict(boolean widened, boolean narrowed) {

    static final Verdict EQUAL = new Verdict(false, false);
    static final Verdict UNRELATED = new Verdict(true, true);

    static Verdict of(Effect effect) {
        return new Verdict(effect != Effect.NARROWED, effect != Effect.WIDENED);
    }

    Verdict and(Verdict other) {
        return new Verdict(widened || other.widened, narrowed || other.narrowed);
    }

    /** The verdict on the complements of both. */
    @SuppressWarnings("ArgumentSelectionDefectChecker") // They are swapped indeed.
    Verdict turned() {
        return new Verdict(narrowed, widened);
    }

    boolean isEqual() {
        return !widened && !narrowed;
    }

    /** Only for sets that are not equal. */
    Effect effect() {
        return widened && narrowed ? Effect.CHANGED : widened ? Effect.WIDENED : Effect.NARROWED;
    }
}
