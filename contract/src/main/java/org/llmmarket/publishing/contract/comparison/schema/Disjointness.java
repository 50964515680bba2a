package org.llmmarket.publishing.contract.comparison.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.document.References;
import tools.jackson.databind.JsonNode;

/** Whether no value satisfies two of several branches, as far as a glance can tell. */
final class Disjointness {

    private static final int MOST_BRANCHES = 100;

    private final References references;

    private Disjointness(References references) {
        this.references = references;
    }

    static boolean of(List<Form> branches, References references) {
        if (branches.size() > MOST_BRANCHES) {
            return false;
        }
        Disjointness disjointness = new Disjointness(references);
        for (int i = 0; i < branches.size(); i++) {
            for (int j = i + 1; j < branches.size(); j++) {
                if (!disjointness.of(branches.get(i), branches.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean of(Form left, Form right) {
        return left.shapes().stream().allMatch(one -> right.shapes().stream().allMatch(two -> of(one, two)));
    }

    private boolean of(Shape one, Shape two) {
        return one.kind() != two.kind()
                || areApart(one.values().listed(), two.values().listed())
                || isBelow(one, two)
                || isBelow(two, one)
                || one.required().keySet().stream()
                        .anyMatch(
                                name -> two.required().containsKey(name) && areApart(tags(one, name), tags(two, name)));
    }

    private static boolean areApart(@Nullable Map<String, ?> one, @Nullable Map<String, ?> two) {
        return one != null && two != null && one.keySet().stream().noneMatch(two::containsKey);
    }

    private static boolean isBelow(Shape one, Shape two) {
        Limit upper = one.limit("maximum");
        Limit lower = two.limit("minimum");
        if (upper == null || lower == null) {
            return false;
        }
        int order = upper.number().compareTo(lower.number());
        return order < 0 || (order == 0 && (upper.exclusive() || lower.exclusive()));
    }

    /** The values that a member may have, where it lists them directly. */
    private @Nullable Map<String, Boolean> tags(Shape shape, String name) {
        for (ObjectRule rule : shape.objects()) {
            Place property = rule.properties().get(name);
            JsonNode schema = property == null ? null : references.resolve(property.node());
            if (schema != null && (schema.has("const") || schema.path("enum").isArray())) {
                Set<String> values = new HashSet<>();
                if (schema.has("const")) {
                    values.add(JsonText.of(schema.path("const")));
                } else {
                    schema.path("enum").forEach(value -> values.add(JsonText.of(value)));
                }
                return values.stream().collect(java.util.stream.Collectors.toMap(value -> value, value -> true));
            }
        }
        return null;
    }
}
