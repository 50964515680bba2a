package org.llmmarket.publishing.contract.sample;

import org.llmmarket.publishing.contract.schema.CheckAbandoned;
import org.llmmarket.publishing.contract.schema.WatchedPattern;

/**
 * Looks for patterns, and not for long: counted in looks at characters, so that samples do not depend on the clock; but it
 * ends when its thread is interrupted.
 */
final class PatternSearch {

    private static final int MOST_LOOKS = 100_000;

    private int looks;

    /** Whether a pattern is found in a text; not where that takes too many looks, or runs too deep. */
    boolean finds(WatchedPattern pattern, String text) {
        try {
            return pattern.isFoundIn(text, this::look);
        } catch (CheckAbandoned unknown) {
            return false;
        }
    }

    private void look() {
        if (++looks > MOST_LOOKS || Thread.currentThread().isInterrupted()) {
            throw new CheckAbandoned();
        }
    }
}
