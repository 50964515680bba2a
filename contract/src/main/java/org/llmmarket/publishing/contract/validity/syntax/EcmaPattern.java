package org.llmmarket.publishing.contract.validity.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of regular expressions by ECMA-262, as browsers read it (its annex B), in one pass without backtracking; nothing
 * is matched.
 */
public final class EcmaPattern {

    private static final Pattern QUANTIFIER = Pattern.compile("\\{([0-9]++)(?:(,)([0-9]*+))?\\}");
    private static final Pattern GROUP =
            Pattern.compile("\\?(?::|=|!|<=|<!|<(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*+)>|[ims]*+(?:-[ims]++)?:)");
    private static final Pattern NAMED_REFERENCE = Pattern.compile("<[\\p{L}_$][\\p{L}\\p{N}_$]*+>");
    private static final int LONGEST = 10_000;

    private final String pattern;
    private final Deque<Boolean> groups = new ArrayDeque<>();
    private int at;
    private boolean repeatable;

    private EcmaPattern(String pattern) {
        this.pattern = pattern;
    }

    /** What is wrong with a pattern, as the end of a sentence. */
    public static Optional<String> fault(String pattern) {
        return Optional.ofNullable(new EcmaPattern(pattern).read());
    }

    /** Whether another dialect of regular expressions, that of Java, knows a pattern. */
    public static boolean isKnownElsewhere(String pattern) {
        if (pattern.length() > LONGEST) {
            return false;
        }
        try {
            return Pattern.compile(pattern.replace("(?P<", "(?<")) != null;
        } catch (PatternSyntaxException | StackOverflowError unknown) {
            return false;
        }
    }

    private @Nullable String read() {
        while (at < pattern.length()) {
            String fault = next(pattern.charAt(at++));
            if (fault != null) {
                return fault;
            }
        }
        return groups.isEmpty() ? null : "a group is not closed";
    }

    private @Nullable String next(char c) {
        return switch (c) {
            case '(' -> open();
            case ')' -> close();
            case '[' -> characterClass();
            case '\\' -> escape();
            case '*', '+', '?' -> repeat();
            case '{' -> brace();
            case '|', '^', '$' -> {
                repeatable = false;
                yield null;
            }
            default -> {
                repeatable = true;
                yield null;
            }
        };
    }

    private @Nullable String open() {
        boolean isLookBehind = pattern.startsWith("?<=", at) || pattern.startsWith("?<!", at);
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            Matcher group = GROUP.matcher(pattern).region(at, pattern.length());
            if (!group.lookingAt()) {
                return "there is no group that begins with ("
                        + pattern.substring(at, Math.min(at + 2, pattern.length()));
            }
            at = group.end();
        }
        groups.push(!isLookBehind);
        repeatable = false;
        return null;
    }

    private @Nullable String close() {
        if (groups.isEmpty()) {
            return "a bracket ')' closes nothing";
        }
        repeatable = groups.pop();
        return null;
    }

    private @Nullable String repeat() {
        if (!repeatable) {
            return "there is nothing that '" + pattern.charAt(at - 1) + "' could repeat";
        }
        lazy();
        return null;
    }

    private void lazy() {
        repeatable = false;
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            at++;
        }
    }

    private @Nullable String brace() {
        Matcher quantifier = QUANTIFIER.matcher(pattern).region(at - 1, pattern.length());
        if (!quantifier.lookingAt()) {
            repeatable = true;
            return null;
        }
        at = quantifier.end();
        if (!repeatable) {
            return "there is nothing that '" + quantifier.group() + "' could repeat";
        }
        String most = quantifier.group(3);
        if (most != null && !most.isEmpty() && isGreater(quantifier.group(1), most)) {
            return "the numbers of '" + quantifier.group() + "' are out of order";
        }
        lazy();
        return null;
    }

    private static boolean isGreater(String one, String other) {
        String left = one.replaceFirst("^0+(?=.)", "");
        String right = other.replaceFirst("^0+(?=.)", "");
        return left.length() != right.length() ? left.length() > right.length() : left.compareTo(right) > 0;
    }

    private @Nullable String escape() {
        if (at >= pattern.length()) {
            return "a backslash at the end escapes nothing";
        }
        char c = pattern.charAt(at++);
        repeatable = c != 'b' && c != 'B';
        if (c == 'k' && pattern.contains("(?<") && !isNamedReference()) {
            return "\\k names no group";
        }
        return null;
    }

    private boolean isNamedReference() {
        Matcher name = NAMED_REFERENCE.matcher(pattern).region(at, pattern.length());
        return name.lookingAt() && pattern.contains("(?" + name.group());
    }

    private @Nullable String characterClass() {
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            at++;
        }
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            int first = classCharacter();
            if (isRange()) {
                at++;
                int last = classCharacter();
                if (first >= 0 && last >= 0 && first > last) {
                    return "a range in a character class is out of order";
                }
            }
        }
        if (at >= pattern.length()) {
            return "a character class is not closed";
        }
        at++;
        repeatable = true;
        return null;
    }

    private boolean isRange() {
        return at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
    }

    /** The character that stands here, or a negative number where it is a class of them or is written as a number. */
    private int classCharacter() {
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        if (c != '\\' || at >= pattern.length()) {
            return c;
        }
        char escaped = pattern.charAt(at++);
        return Character.isLetterOrDigit(escaped) ? -1 : escaped;
    }
}
