package org.llmmarket.publishing.contract.validity.instance;

import java.util.regex.PatternSyntaxException;
import org.llmmarket.publishing.contract.schema.CheckAbandoned;
import org.llmmarket.publishing.contract.schema.WatchedPattern;

/** How much may be done for one value, and for all of a document: counted in steps, so that answers never depend on the clock. */
final class Effort {

    private static final int MOST_FOR_VALUE = 30_000;
    private static final int MOST_FOR_DOCUMENT = 500_000;
    private static final int LONGEST_PATTERN = 1_000;

    private int steps;
    private int left;

    /** Begins with another value. */
    void start() {
        left = Math.min(MOST_FOR_VALUE, MOST_FOR_DOCUMENT - steps);
    }

    boolean isSpent() {
        return left <= 0;
    }

    void step() {
        steps++;
        left--;
    }

    /** Whether a pattern is found in a text; unknown where it is not one of Java's, or takes too long. */
    Fit finds(String pattern, String text) {
        if (pattern.length() > LONGEST_PATTERN) {
            return Fit.UNKNOWN;
        }
        try {
            return Fit.of(WatchedPattern.of(pattern).isFoundIn(text, this::look));
        } catch (PatternSyntaxException | CheckAbandoned unknown) {
            return Fit.UNKNOWN;
        }
    }

    private void look() {
        step();
        if (isSpent()) {
            throw new CheckAbandoned();
        }
    }
}
