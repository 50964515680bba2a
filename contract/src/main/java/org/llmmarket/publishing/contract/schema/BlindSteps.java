package org.llmmarket.publishing.contract.schema;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a regular expression of Java's for the steps that it takes without a look at a character, such as those through
 * {@code (|)(|)(|)}, which double with each of its groups. It counts too many rather than too few; expressions that Java
 * does not know need not be understood.
 */
final class BlindSteps {

    private static final Pattern QUOTATION = Pattern.compile("\\\\(?:Q(.*?)(?:\\\\E|\\z)|.)", Pattern.DOTALL);
    private static final int DEEPEST = 200;

    private final String pattern;
    private int at;
    private int depth;
    private boolean isBeyond;

    private BlindSteps(String pattern) {
        this.pattern = pattern;
    }

    /** The most steps at one place of a text, within a small factor; a great many where that cannot be said. */
    static long of(String pattern) {
        BlindSteps steps = new BlindSteps(pattern.contains("\\Q") ? unquoted(pattern) : pattern);
        long most = steps.alternatives().steps();
        return steps.isBeyond ? PatternPart.MOST : most;
    }

    /** With backslashes instead of quotations, exactly as Java puts them. */
    private static String unquoted(String pattern) {
        return QUOTATION.matcher(pattern).replaceAll(found -> Matcher.quoteReplacement(unquoted(found)));
    }

    private static String unquoted(MatchResult found) {
        String quoted = found.group(1);
        return quoted == null
                ? found.group()
                : quoted.replaceAll("[\\p{ASCII}&&[^a-zA-Z0-9]]", "\\\\$0").replaceFirst("^[0-9]", "\\\\x3$0");
    }

    private PatternPart alternatives() {
        if (++depth > DEEPEST) {
            isBeyond = true;
            at = pattern.length();
        }
        PatternPart all = sequence();
        while (take("|")) {
            all = all.or(sequence());
        }
        depth--;
        return all;
    }

    private PatternPart sequence() {
        PatternPart all = PatternPart.NOTHING;
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            all = all.then(repeated(atom()));
        }
        return all;
    }

    private PatternPart atom() {
        int c = next();
        return switch (c) {
            case '(' -> group();
            case '[' -> characterClass();
            case '\\' -> escape();
            case '^', '$' -> PatternPart.PLACE;
            case '{' -> {
                // Where there is nothing to repeat, Java repeats nothing.
                at--;
                yield PatternPart.PLACE;
            }
            default -> PatternPart.CHARACTER;
        };
    }

    private PatternPart repeated(PatternPart part) {
        if (at >= pattern.length() || "*+?{".indexOf(pattern.charAt(at)) < 0) {
            return part;
        }
        char c = pattern.charAt(at++);
        long least = c == '+' ? 1 : 0;
        long most = c == '?' ? 1 : PatternPart.MOST;
        if (c == '{') {
            least = number();
            most = !take(",") ? least : isAt('}') ? PatternPart.MOST : number();
            at++;
        }
        if (isAt('?') || isAt('+')) {
            at++;
        }
        return part.repeated(least, most);
    }

    private PatternPart group() {
        if (!take("?") || take(":")) {
            return inside().inGroup();
        }
        if (take("=") || take("!")) {
            return inside().aheadOfPlace();
        }
        if (take("<=") || take("<!")) {
            return inside().behindPlace();
        }
        if (take(">")) {
            return inside().inAtomicGroup();
        }
        if (take("<")) {
            skipPast('>');
            return inside().inGroup();
        }
        return flags();
    }

    private PatternPart flags() {
        while (at < pattern.length() && !isAt(':') && !isAt(')')) {
            // Blanks and comments are not read here, and not every step of canonical equivalence can be counted.
            isBeyond |= isAt('x') || isAt('c');
            at++;
        }
        return take(":") ? inside().inGroup() : closed(PatternPart.PLACE);
    }

    private PatternPart inside() {
        return closed(alternatives());
    }

    private PatternPart closed(PatternPart part) {
        at++;
        return part;
    }

    private PatternPart characterClass() {
        beginClass();
        for (int open = 1; open > 0 && at < pattern.length(); ) {
            switch (pattern.charAt(at++)) {
                case '[' -> {
                    open++;
                    beginClass();
                }
                case ']' -> open--;
                case '\\' -> at += isAt('c') ? 2 : 1;
                default -> {}
            }
        }
        return PatternPart.CHARACTER;
    }

    /** The end of a class may be meant as one of its characters where it comes first. */
    private void beginClass() {
        isBeyond |= pattern.startsWith("]", at) || pattern.startsWith("^]", at);
    }

    private PatternPart escape() {
        int c = next();
        switch (c) {
            case 'A', 'B', 'G', 'Z', 'z' -> {
                return PatternPart.PLACE;
            }
            case 'b' -> {
                take("{g}");
                return PatternPart.PLACE;
            }
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                number();
                return PatternPart.REFERENCE;
            }
            case 'k' -> {
                skipPast('>');
                return PatternPart.REFERENCE;
            }
            case 'R' -> {
                return PatternPart.CHARACTER.then(PatternPart.CHARACTER);
            }
            default -> {
                skipRestOf(c);
                return PatternPart.CHARACTER;
            }
        }
    }

    /** What is written after the first letter of a character or a class of them; rather too much of it than too little. */
    private void skipRestOf(int escape) {
        if (isAt('{') && "pPxN".indexOf(escape) >= 0) {
            skipPast('}');
        } else if ("pPc".indexOf(escape) >= 0) {
            next();
        } else if (escape == 'x') {
            at += 2;
        } else if (escape == 'u') {
            at += isFirstOfPair() ? 10 : 4;
        } else if (escape == '0') {
            number();
        }
    }

    private boolean isFirstOfPair() {
        return pattern.regionMatches(true, at, "d", 0, 1)
                && at + 1 < pattern.length()
                && "89abAB".indexOf(pattern.charAt(at + 1)) >= 0
                && pattern.startsWith("\\u", at + 4);
    }

    private long number() {
        long number = 0;
        while (at < pattern.length() && pattern.charAt(at) >= '0' && pattern.charAt(at) <= '9') {
            number = Math.min(10 * number + pattern.charAt(at) - '0', PatternPart.MOST);
            at++;
        }
        return number;
    }

    private int next() {
        int c = at < pattern.length() ? pattern.codePointAt(at) : 0;
        at += Character.charCount(c);
        return c;
    }

    private boolean isAt(char c) {
        return at < pattern.length() && pattern.charAt(at) == c;
    }

    private boolean take(String expected) {
        boolean isThere = pattern.startsWith(expected, at);
        at += isThere ? expected.length() : 0;
        return isThere;
    }

    private void skipPast(char c) {
        int end = pattern.indexOf(c, at);
        at = end < 0 ? pattern.length() : end + 1;
    }
}
