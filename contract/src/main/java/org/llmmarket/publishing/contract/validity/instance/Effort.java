package org.llmmarket.publishing.contract.validity.instance;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** How much may be done for one value, and for all of a document: counted in steps, so that answers never depend on the clock. */
final class Effort {

    private static final int MOST_FOR_VALUE = 30_000;
    private static final int MOST_FOR_DOCUMENT = 500_000;
    private static final int LONGEST_PATTERN = 1_000;

    private int steps;
    private int left;

    /** Too much has been done. */
    private static final class Spent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Spent() {
            super("too many steps", null, false, false);
        }
    }

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
            return Fit.of(Pattern.compile(pattern).matcher(new Counted(text)).find());
        } catch (PatternSyntaxException | Spent | StackOverflowError unknown) {
            return Fit.UNKNOWN;
        }
    }

    /** A text whose every look costs a step, since patterns may go over it again and again. */
    private final class Counted implements CharSequence {

        private final CharSequence text;

        Counted(CharSequence text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            step();
            if (isSpent()) {
                throw new Spent();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end));
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
