package org.llmmarket.publishing.contract.semver;

import static org.llmmarket.publishing.contract.semver.Bound.Relation.AT_LEAST;
import static org.llmmarket.publishing.contract.semver.Bound.Relation.AT_MOST;
import static org.llmmarket.publishing.contract.semver.Bound.Relation.EQUAL;
import static org.llmmarket.publishing.contract.semver.Bound.Relation.LESS;
import static org.llmmarket.publishing.contract.semver.Bound.Relation.MORE;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads ranges by node-semver's grammar: alternatives of conditions, each written in one of several short forms. */
final class RangeReader {

    private static final Pattern BLANKS = Pattern.compile("\\s++");
    private static final Pattern BLANKS_AFTER_OPERATOR = Pattern.compile("(~>|[<>]=|[~^<>=])\\s++");
    private static final Pattern BETWEEN = Pattern.compile("(\\S++)\\s++-\\s++(\\S++)");
    private static final Pattern CONDITION = Pattern.compile("(~>|[<>]=|[~^<>=]|)([v=]*+)(.++)");

    private RangeReader() {}

    static List<List<Bound>> read(String text) {
        if (text.length() > SemVerRange.MAX_LENGTH) {
            throw new InvalidSemVer(
                    "a range has at most " + SemVerRange.MAX_LENGTH + " characters, not " + text.length());
        }
        return Stream.of(text.split("\\|\\|", -1))
                .map(alternative -> alternative(alternative.strip()))
                .toList();
    }

    private static List<Bound> alternative(String text) {
        Matcher between = BETWEEN.matcher(text);
        if (between.matches()) {
            return Stream.of(condition(">=", between.group(1)), condition("<=", between.group(2)))
                    .flatMap(List::stream)
                    .toList();
        }
        return BLANKS.splitAsStream(BLANKS_AFTER_OPERATOR.matcher(text).replaceAll("$1"))
                .filter(condition -> !condition.isEmpty())
                .map(RangeReader::condition)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Bound> condition(String text) {
        Matcher form = CONDITION.matcher(text);
        if (!form.matches()) {
            throw new InvalidSemVer("'" + text + "' is no range of versions");
        }
        return condition(form.group(1), form.group(2) + form.group(3));
    }

    private static List<Bound> condition(String operator, String text) {
        String bare = text.replaceFirst("^[v=]+", "");
        PartialVersion version = PartialVersion.of(bare);
        boolean isShort = operator.startsWith("~") || operator.equals("^") || !version.isFull();
        if (!isShort && !text.equals(bare) && !text.equals("v" + bare)) {
            throw new InvalidSemVer("'" + text + "' is no version");
        }
        return version.isAny() ? ofAny(operator) : bounds(operator, version);
    }

    /** Everything is at least and at most anything, and nothing lies beyond. */
    private static List<Bound> ofAny(String operator) {
        return operator.equals("<") || operator.equals(">") ? Bound.NOTHING : List.of();
    }

    private static List<Bound> bounds(String operator, PartialVersion version) {
        SemVer lowest = version.lowest();
        return switch (operator) {
            case "^" -> between(lowest, version.next(version.breakingPlace()));
            case "~", "~>" ->
                between(lowest, version.next(Math.min(version.numbers().size() - 1, 1)));
            case ">=" -> List.of(AT_LEAST.than(lowest));
            case ">" -> List.of(version.isFull() ? MORE.than(lowest) : AT_LEAST.than(version.next()));
            case "<" -> List.of(LESS.than(version.isFull() ? lowest : PartialVersion.below(lowest)));
            case "<=" ->
                List.of(version.isFull() ? AT_MOST.than(lowest) : LESS.than(PartialVersion.below(version.next())));
            default -> version.isFull() ? List.of(EQUAL.than(lowest)) : between(lowest, version.next());
        };
    }

    private static List<Bound> between(SemVer lowest, SemVer next) {
        return List.of(AT_LEAST.than(lowest), LESS.than(PartialVersion.below(next)));
    }
}
