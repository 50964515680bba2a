package org.llmmarket.publishing.contract.comparison.schema;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Place;

/** Compares bounds. */
final class LimitComparison {

    private LimitComparison() {}

    static void compare(Shape left, Shape right, Findings findings) {
        Set<String> keywords = new TreeSet<>(left.limits().keySet());
        keywords.addAll(right.limits().keySet());
        for (String keyword : keywords) {
            compare(keyword, left, right, findings);
        }
    }

    private static void compare(String keyword, Shape left, Shape right, Findings findings) {
        Limit before = left.limit(keyword);
        Limit after = right.limit(keyword);
        String code = code(keyword);
        boolean lower = Shape.isLower(keyword);
        if ((before == null && isImplied(after, left, lower)) || (after == null && isImplied(before, right, lower))) {
            return;
        }
        if (before == null) {
            String message = "`" + keyword + "` of " + text(after) + " is added";
            findings.add(Effect.NARROWED, code + "_ADDED", null, place(after), message);
            return;
        }
        if (after == null) {
            String message = "`" + keyword + "` of " + text(before) + " is removed";
            findings.add(Effect.WIDENED, code + "_REMOVED", place(before), null, message);
            return;
        }
        boolean widened = before.isWithin(after, lower);
        boolean narrowed = after.isWithin(before, lower);
        if (widened == narrowed) {
            return;
        }
        String move = lower == narrowed ? "INCREASED" : "DECREASED";
        findings.add(
                widened ? Effect.WIDENED : Effect.NARROWED,
                code + "_" + move,
                before.place(),
                after.place(),
                "`" + keyword + "` is " + move.toLowerCase(Locale.ROOT) + " from " + before.text() + " to "
                        + after.text());
    }

    /** Whether the format of numbers already says as much. */
    private static boolean isImplied(@Nullable Limit limit, Shape shape, boolean lower) {
        return limit != null
                && shape.kind() == Kind.NUMBER
                && shape.tags("format").keySet().stream()
                        .flatMap(format -> Formats.end(format, lower).stream())
                        .anyMatch(end -> limit.admits(end, lower));
    }

    private static @Nullable Place place(@Nullable Limit limit) {
        return limit == null ? null : limit.place();
    }

    private static String text(@Nullable Limit limit) {
        return limit == null ? "" : limit.text();
    }

    /** The keyword as a part of a code. */
    static String code(String keyword) {
        return keyword.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }
}
