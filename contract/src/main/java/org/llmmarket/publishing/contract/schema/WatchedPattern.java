package org.llmmarket.publishing.contract.schema;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of Java's that may come from somebody who wants it to be tried for ever. A search tells each of its
 * looks at a character; what it may do without one is told as well, at once, and where that is too much nothing is searched.
 */
public final class WatchedPattern {

    /** So many are told as one look; the expressions of people who mean no harm take fewer at one place. */
    private static final int STEPS_OF_LOOK = 100;

    /** Far less than a second's work, since nobody can end it. */
    private static final long MOST_STEPS = 50_000_000;

    private final Pattern pattern;
    private final long blindSteps;

    private WatchedPattern(String pattern) {
        this.pattern = Pattern.compile(pattern);
        this.blindSteps = BlindSteps.of(pattern);
    }

    /**
     * Reads an expression.
     *
     * @throws PatternSyntaxException if Java does not know it, or it is nested too deep to be read
     */
    public static WatchedPattern of(String pattern) {
        try {
            return new WatchedPattern(pattern);
        } catch (StackOverflowError tooDeep) {
            throw new PatternSyntaxException("it is nested too deep", pattern, -1);
        }
    }

    /**
     * Whether it is found in a text.
     *
     * @param look called for each look at a character, and for every hundred steps without one; what it throws ends the
     *     search
     * @throws CheckAbandoned if the search would take too many steps without a look, or runs too deep
     */
    public boolean isFoundIn(String text, Runnable look) {
        long atAllPlaces = blindSteps * (text.length() + 1L);
        if (atAllPlaces > MOST_STEPS) {
            throw new CheckAbandoned();
        }
        tell(atAllPlaces / STEPS_OF_LOOK, look);
        long afterLook = 1 + blindSteps / STEPS_OF_LOOK;
        try {
            return pattern.matcher(new WatchedText(text, () -> tell(afterLook, look)))
                    .find();
        } catch (StackOverflowError tooDeep) {
            // The regular expressions of the JDK call themselves for every repetition of a group.
            throw new CheckAbandoned();
        }
    }

    private static void tell(long looks, Runnable look) {
        for (long i = 0; i < looks; i++) {
            look.run();
        }
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
