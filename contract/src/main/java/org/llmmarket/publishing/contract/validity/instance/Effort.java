package org.llmmarket.publishing.contract.validity.instance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.llmmarket.publishing.contract.schema.CheckAbandoned;
import org.llmmarket.publishing.contract.schema.WatchedPattern;

/** How much may be done for one value, and for all of a document: counted in steps, so that answers never depend on the clock. */
final class Effort {

    private static final int MOST_FOR_VALUE = 30_000;
    private static final int MOST_FOR_DOCUMENT = 500_000;
    private static final int LONGEST_PATTERN = 1_000;
    private static final int MOST_PATTERNS = 200;

    /** Reading so much of a pattern takes as long as a step. */
    private static final int CHARACTERS_OF_STEP = 4;

    private final Map<String, Optional<WatchedPattern>> patterns = new HashMap<>();
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
            return known(pattern)
                    .map(known -> Fit.of(known.isFoundIn(text, this::look)))
                    .orElse(Fit.UNKNOWN);
        } catch (CheckAbandoned unknown) {
            return Fit.UNKNOWN;
        }
    }

    /** A pattern that is read once, as long as there are not too many; empty where it is not one of Java's. */
    private Optional<WatchedPattern> known(String pattern) {
        Optional<WatchedPattern> known = patterns.get(pattern);
        if (known == null) {
            for (int i = 0; i < pattern.length() / CHARACTERS_OF_STEP; i++) {
                look();
            }
            known = read(pattern);
            if (patterns.size() >= MOST_PATTERNS) {
                patterns.clear();
            }
            patterns.put(pattern, known);
        }
        return known;
    }

    private static Optional<WatchedPattern> read(String pattern) {
        try {
            return Optional.of(WatchedPattern.of(pattern));
        } catch (PatternSyntaxException unknown) {
            return Optional.empty();
        }
    }

    private void look() {
        step();
        if (isSpent()) {
            throw new CheckAbandoned();
        }
    }
}
