package org.llmmarket.publishing.contract.comparison.schema;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.schema.expression.Expressions;
import tools.jackson.databind.JsonNode;

/** Compares the values that are listed or ruled out. */
final class ValueComparison {

    private final Admission admission;

    ValueComparison(Expressions expressions) {
        this.admission = new Admission(expressions);
    }

    void compare(Shape left, Shape right, Findings findings) {
        Map<String, JsonNode> before = left.values().listed();
        Map<String, JsonNode> after = right.values().listed();
        if (before != null && after != null) {
            compareListed(before, after, left, right, findings);
        } else if (after != null) {
            Optional<Boolean> within = areAllowed(right, left);
            findings.add(
                    within.map(all -> all ? Effect.NARROWED : Effect.CHANGED).orElse(Effect.UNDECIDED),
                    "BECAME_ENUM",
                    null,
                    place(right),
                    "only listed values are allowed now: " + shown(after)
                            + (within.isPresent() ? "" : ", and it cannot be told whether all of them were"));
        } else if (before != null) {
            findings.add(
                    areAllowed(left, right).orElse(false) ? Effect.WIDENED : Effect.CHANGED,
                    "ENUM_REMOVED",
                    place(left),
                    null,
                    "other values are allowed now than those that were listed: " + shown(before));
        } else {
            compareExcluded(left, right, findings);
        }
    }

    /** Whether a shape allows all that another one lists; empty where that cannot be said. Only scalars are looked into. */
    private Optional<Boolean> areAllowed(Shape listing, Shape shape) {
        boolean unsure = false;
        for (JsonNode value : Objects.requireNonNull(listing.values().listed()).values()) {
            Optional<Boolean> allowed = shape.kind().isScalar() ? isAllowed(value, listing, shape) : Optional.of(true);
            if (allowed.isPresent() && !allowed.get()) {
                return allowed;
            }
            unsure |= allowed.isEmpty();
        }
        return unsure ? Optional.empty() : Optional.of(true);
    }

    /** A notation that the list does not have itself is kept only by values that are surely written in it. */
    private Optional<Boolean> isAllowed(JsonNode value, Shape listing, Shape shape) {
        boolean kept = TagReader.NOTATIONS.stream().allMatch(keyword -> shape.tags(keyword).keySet().stream()
                .allMatch(notation ->
                        listing.tags(keyword).keySet().stream().anyMatch(own -> Formats.isWithin(own, notation))
                                || (keyword.equals("format") && Formats.admits(notation, value))));
        return kept ? admission.of(shape, value) : Optional.of(false);
    }

    private static void compareListed(
            Map<String, JsonNode> before, Map<String, JsonNode> after, Shape left, Shape right, Findings findings) {
        if (before.size() == 1 && after.size() == 1 && !before.keySet().equals(after.keySet())) {
            findings.add(
                    Effect.CHANGED,
                    "CONST_CHANGED",
                    place(left),
                    place(right),
                    "the only value changes from " + shown(before) + " to " + shown(after));
            return;
        }
        after.forEach((text, value) -> {
            if (!before.containsKey(text)) {
                findings.add(
                        Effect.WIDENED,
                        "ENUM_VALUE_ADDED",
                        place(left),
                        place(right),
                        "the value " + JsonText.shown(value) + " is added to those listed");
            }
        });
        before.forEach((text, value) -> {
            if (!after.containsKey(text)) {
                findings.add(
                        Effect.NARROWED,
                        "ENUM_VALUE_REMOVED",
                        place(left),
                        place(right),
                        "the value " + JsonText.shown(value) + " is removed from those listed");
            }
        });
    }

    private void compareExcluded(Shape left, Shape right, Findings findings) {
        right.values().excluded().forEach((text, value) -> {
            if (!left.values().excluded().containsKey(text)
                    && admission.of(left, value).orElse(true)) {
                findings.add(
                        Effect.NARROWED,
                        "VALUE_EXCLUDED",
                        null,
                        place(right),
                        "the value " + JsonText.shown(value) + " is ruled out now");
            }
        });
        left.values().excluded().forEach((text, value) -> {
            if (!right.values().excluded().containsKey(text)
                    && admission.of(right, value).orElse(true)) {
                findings.add(
                        Effect.WIDENED,
                        "VALUE_NO_LONGER_EXCLUDED",
                        place(left),
                        null,
                        "the value " + JsonText.shown(value) + " is no longer ruled out");
            }
        });
    }

    private static Place place(Shape shape) {
        Place place = shape.values().place();
        return place == null ? shape.place() : place;
    }

    private static String shown(Map<String, JsonNode> values) {
        return JsonText.cut(values.values().stream().map(JsonText::shown).collect(Collectors.joining(", ")));
    }
}
