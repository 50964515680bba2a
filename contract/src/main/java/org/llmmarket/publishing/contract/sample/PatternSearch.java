package org.llmmarket.publishing.contract.sample;

import java.util.regex.Pattern;
import org.llmmarket.publishing.contract.schema.WatchedText;

/**
 * Looks for patterns, and not for long: counted in looks at characters, so that samples do not depend on the clock; but it
 * ends when its thread is interrupted.
 */
final class PatternSearch {

    private static final int MOST_LOOKS = 100_000;

    private int looks;

    /** Too much has been looked at. */
    private static final class Spent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Spent() {
            super("too many looks", null, false, false);
        }
    }

    /** Whether a pattern is found in a text; not where that takes too many looks, or runs too deep. */
    boolean finds(Pattern pattern, String text) {
        try {
            return pattern.matcher(new WatchedText(text, this::look)).find();
        } catch (Spent | StackOverflowError unknown) {
            return false;
        }
    }

    private void look() {
        if (++looks > MOST_LOOKS || Thread.currentThread().isInterrupted()) {
            throw new Spent();
        }
    }
}
