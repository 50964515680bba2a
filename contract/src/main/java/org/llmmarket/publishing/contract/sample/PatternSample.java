package org.llmmarket.publishing.contract.sample;

import java.util.Optional;
import java.util.regex.Pattern;
import org.llmmarket.publishing.contract.schema.WatchedPattern;

/**
 * Finds a text that a regular expression matches, by writing the expression's parts out as seldom as they allow. What it
 * finds is verified; expressions beyond it, such as with conditions that look ahead, have no sample.
 */
final class PatternSample {

    static final int LONGEST_PATTERN = 1_000;

    private static final String PREFERRED =
            "a1A0bcdefghijklmnopqrstuvwxyzBCDEFGHIJKLMNOPQRSTUVWXYZ23456789-_ ./:@#+=,;!?$%&*()[]{}<>'\"\\|~^`\t\n";
    private static final int LONGEST_TEXT = 10_000;

    private final String pattern;
    private final int repetitions;
    private int at;

    private PatternSample(String pattern, int repetitions) {
        this.pattern = pattern;
        this.repetitions = repetitions;
    }

    static Optional<String> of(String pattern, int least, int most) {
        if (pattern.length() > LONGEST_PATTERN || least > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            WatchedPattern compiled = WatchedPattern.of(pattern);
            PatternSearch search = new PatternSearch();
            int longest = Math.max(least, 1);
            int step = 1 + least / 64;
            for (int repetitions = 0; repetitions < longest + step; repetitions += step) {
                String text = new PatternSample(pattern, Math.min(repetitions, longest)).alternatives();
                if (text.length() >= least && text.length() <= most && search.finds(compiled, text)) {
                    return Optional.of(text);
                }
            }
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | UnsupportedPattern
                | StackOverflowError beyond) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** The first alternative that can be written out; the others are read over. */
    private String alternatives() {
        String first = sequence();
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            sequence();
        }
        return first;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            String atom = atom();
            int quantity = quantity();
            boolean tooLong = text.length() + (long) atom.length() * quantity > LONGEST_TEXT;
            if (tooLong || Thread.currentThread().isInterrupted()) {
                throw new UnsupportedPattern();
            }
            text.append(atom.repeat(quantity));
        }
        return text.toString();
    }

    private String atom() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '.' -> "a";
            case '(' -> group();
            case '[' -> oneOf(characterClass());
            case '\\' -> escape();
            default -> String.valueOf(c);
        };
    }

    private String group() {
        boolean silent = false;
        if (pattern.startsWith("?", at)) {
            silent = pattern.startsWith("?=", at)
                    || pattern.startsWith("?!", at)
                    || pattern.startsWith("?<=", at)
                    || pattern.startsWith("?<!", at);
            skipGroupKind();
        }
        String text = alternatives();
        if (at >= pattern.length()) {
            throw new UnsupportedPattern();
        }
        at++;
        return silent ? "" : text;
    }

    private void skipGroupKind() {
        if (pattern.startsWith("?<", at) && !pattern.startsWith("?<=", at) && !pattern.startsWith("?<!", at)) {
            at = pattern.indexOf('>', at) + 1;
            return;
        }
        at++;
        while (at < pattern.length() && "<=!:imsxu-".indexOf(pattern.charAt(at)) >= 0) {
            boolean last = "=!:".indexOf(pattern.charAt(at)) >= 0;
            at++;
            if (last) {
                return;
            }
        }
    }

    private String characterClass() {
        int start = at - 1;
        int depth = 1;
        if (pattern.startsWith("^", at)) {
            at++;
        }
        while (depth > 0) {
            if (at >= pattern.length()) {
                throw new UnsupportedPattern();
            }
            char c = pattern.charAt(at++);
            if (c == '\\' && (pattern.startsWith("c", at) || pattern.startsWith("Q", at))) {
                // What they escape may look like the end of the class, and the rest would be no class.
                throw new UnsupportedPattern();
            }
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            }
        }
        return pattern.substring(start, at);
    }

    private String escape() {
        int start = at - 1;
        char c = pattern.charAt(at++);
        if (c == 'b' || c == 'B' || c == 'A' || c == 'z' || c == 'Z') {
            return "";
        }
        if (c == 'p' || c == 'P') {
            at = pattern.startsWith("{", at) ? pattern.indexOf('}', at) + 1 : at + 1;
        } else if (c == 'x') {
            at += 2;
        } else if (c == 'u') {
            at += 4;
        } else if (Character.isDigit(c)) {
            throw new UnsupportedPattern();
        }
        return oneOf(pattern.substring(start, Math.min(at, pattern.length())));
    }

    private static String oneOf(String characterClass) {
        Pattern one = Pattern.compile(characterClass);
        return PREFERRED
                .chars()
                .mapToObj(Character::toString)
                .filter(candidate -> one.matcher(candidate).matches())
                .findFirst()
                .or(() -> firstIn(one))
                .orElseThrow(UnsupportedPattern::new);
    }

    private static Optional<String> firstIn(Pattern one) {
        for (int c = 0; c < Character.MAX_VALUE; c++) {
            if (!Character.isSurrogate((char) c)
                    && one.matcher(Character.toString(c)).matches()) {
                return Optional.of(Character.toString(c));
            }
        }
        return Optional.empty();
    }

    private int quantity() {
        if (at >= pattern.length()) {
            return 1;
        }
        int least;
        int most = Integer.MAX_VALUE;
        switch (pattern.charAt(at)) {
            case '*' -> least = 0;
            case '+' -> least = 1;
            case '?' -> {
                least = 0;
                most = 1;
            }
            case '{' -> {
                int end = pattern.indexOf('}', at);
                String[] bounds = pattern.substring(at + 1, end).split(",", -1);
                least = bound(bounds[0], 0);
                most = bounds.length == 1 ? least : bound(bounds[1], Integer.MAX_VALUE);
                at = end;
            }
            default -> {
                return 1;
            }
        }
        at++;
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            at++;
        }
        return Math.min(most, Math.max(least, repetitions));
    }

    private static int bound(String digits, int otherwise) {
        if (digits.isBlank()) {
            return otherwise;
        }
        int bound = digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits.trim());
        if (bound > LONGEST_TEXT && otherwise == 0) {
            throw new UnsupportedPattern();
        }
        return bound;
    }

    private static final class UnsupportedPattern extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnsupportedPattern() {
            super("the pattern is beyond this generator", null, false, false);
        }
    }
}
