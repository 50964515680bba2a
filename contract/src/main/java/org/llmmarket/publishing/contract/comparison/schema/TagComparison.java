package org.llmmarket.publishing.contract.comparison.schema;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.schema.expression.Expressions;

/** Compares the simple constraints that are no bounds. */
final class TagComparison {

    private final Expressions expressions;

    TagComparison(Expressions expressions) {
        this.expressions = expressions;
    }

    void compare(Shape left, Shape right, Findings findings) {
        Set<String> keywords = new TreeSet<>(left.tags().keySet());
        keywords.addAll(right.tags().keySet());
        for (String keyword : keywords) {
            if (left.tags(keyword).keySet().equals(right.tags(keyword).keySet())) {
                continue;
            }
            switch (keyword) {
                case "multipleOf" -> compareMultiples(left, right, findings);
                case "pattern" -> comparePatterns(left, right, findings);
                case "format" -> compareFormats(left, right, findings);
                case "dependentRequired" -> compareDependents(left, right, findings);
                default -> compareTexts(keyword, left, right, findings);
            }
        }
    }

    private static void compareMultiples(Shape left, Shape right, Findings findings) {
        Set<String> before = left.tags("multipleOf").keySet();
        Set<String> after = right.tags("multipleOf").keySet();
        Verdict verdict = new Verdict(!areMultiplesOf(after, before), !areMultiplesOf(before, after));
        if (verdict.isEqual()) {
            return;
        }
        boolean whole = Tidying.isWhole(left);
        if (whole != Tidying.isWhole(right) && (before.contains("1") || after.contains("1"))) {
            findings.add(
                    verdict.effect(),
                    whole ? "TYPE_WIDENED" : "TYPE_NARROWED",
                    place("multipleOf", left),
                    place("multipleOf", right),
                    "the type changes from " + (whole ? "integer to number" : "number to integer"));
            return;
        }
        add(verdict.effect(), "multipleOf", left, right, findings);
    }

    /** Whether every number that is divisible by all of the one is divisible by each of the others. */
    private static boolean areMultiplesOf(Set<String> ones, Set<String> others) {
        return others.stream()
                .map(BigDecimal::new)
                .allMatch(other -> ones.stream().map(BigDecimal::new).anyMatch(one -> isMultiple(one, other)));
    }

    private static boolean isMultiple(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0
                || (Limit.isReasonable(one)
                        && Limit.isReasonable(other)
                        && one.remainder(other).signum() == 0);
    }

    private void comparePatterns(Shape left, Shape right, Findings findings) {
        Set<String> before = left.tags("pattern").keySet();
        Set<String> after = right.tags("pattern").keySet();
        boolean kept = after.stream().allMatch(pattern -> isImplied(pattern, before));
        boolean all = before.stream().allMatch(pattern -> isImplied(pattern, after));
        if (kept && all) {
            return;
        }
        boolean known = before.stream().allMatch(expressions::isRegular)
                && after.stream().allMatch(expressions::isRegular);
        if (!kept && !all && !known && !before.isEmpty() && !after.isEmpty()) {
            findings.add(
                    Effect.UNDECIDED,
                    "PATTERN",
                    place("pattern", left),
                    place("pattern", right),
                    "`pattern` changes from " + shown(before) + " to " + shown(after)
                            + ", and it cannot be told which texts match");
            return;
        }
        add(new Verdict(!all, !kept).effect(), "pattern", left, right, findings);
    }

    private boolean isImplied(String pattern, Set<String> others) {
        return others.contains(pattern)
                || others.stream()
                        .anyMatch(other -> expressions.isWithin(other, pattern).orElse(false))
                || (others.isEmpty() && expressions.isWithin("", pattern).orElse(false));
    }

    private static void compareFormats(Shape left, Shape right, Findings findings) {
        Set<String> before = left.tags("format").keySet();
        Set<String> after = right.tags("format").keySet();
        boolean kept =
                after.stream().allMatch(format -> before.stream().anyMatch(one -> Formats.isWithin(one, format)));
        boolean all = before.stream().allMatch(format -> after.stream().anyMatch(one -> Formats.isWithin(one, format)));
        if (!kept || !all) {
            add(new Verdict(!all, !kept).effect(), "format", left, right, findings);
        }
    }

    private static void compareDependents(Shape left, Shape right, Findings findings) {
        Map<String, Place> before = left.tags("dependentRequired");
        Map<String, Place> after = right.tags("dependentRequired");
        after.forEach((text, place) -> {
            if (!before.containsKey(text) && !isRequired(text, left)) {
                String message = "a member comes to require another: " + text;
                findings.add(Effect.NARROWED, "DEPENDENT_REQUIRED_ADDED", null, place, message);
            }
        });
        before.forEach((text, place) -> {
            if (!after.containsKey(text) && !isRequired(text, right)) {
                String message = "a member no longer requires another: " + text;
                findings.add(Effect.WIDENED, "DEPENDENT_REQUIRED_REMOVED", place, null, message);
            }
        });
    }

    private static boolean isRequired(String dependent, Shape shape) {
        return shape.required().keySet().stream().anyMatch(name -> dependent.endsWith(" → " + name));
    }

    private static void compareTexts(String keyword, Shape left, Shape right, Findings findings) {
        boolean isOneSided = left.tags(keyword).isEmpty() || right.tags(keyword).isEmpty();
        if (keyword.equals("contentMediaType")
                && isOneSided
                && findings.carriage().anything()) {
            return; // The body has its media type anyway.
        }
        if (keyword.equals("uniqueItems")) {
            Effect effect = left.tags(keyword).isEmpty() ? Effect.NARROWED : Effect.WIDENED;
            add(effect, keyword, left, right, findings);
        } else {
            // Another encoding is another text, whichever way it changes.
            add(Effect.CHANGED, keyword, left, right, findings);
        }
    }

    private static void add(Effect effect, String keyword, Shape left, Shape right, Findings findings) {
        Set<String> before = left.tags(keyword).keySet();
        Set<String> after = right.tags(keyword).keySet();
        String how = before.isEmpty()
                ? "_ADDED"
                : after.isEmpty()
                        ? "_REMOVED"
                        : effect == Effect.WIDENED ? "_WIDENED" : effect == Effect.NARROWED ? "_NARROWED" : "_CHANGED";
        String message = before.isEmpty()
                ? "`" + keyword + "` of " + shown(after) + " is added"
                : after.isEmpty()
                        ? "`" + keyword + "` of " + shown(before) + " is removed"
                        : "`" + keyword + "` changes from " + shown(before) + " to " + shown(after);
        findings.add(effect, LimitComparison.code(keyword) + how, place(keyword, left), place(keyword, right), message);
    }

    private static @Nullable Place place(String keyword, Shape shape) {
        return shape.tags(keyword).values().stream().findFirst().orElse(null);
    }

    private static String shown(Set<String> texts) {
        return JsonText.cut(String.join(" and ", texts));
    }
}
