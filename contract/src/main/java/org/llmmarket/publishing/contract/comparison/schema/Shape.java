package org.llmmarket.publishing.contract.comparison.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Place;

/**
 * Constraints on values of one type; what a schema allows is a union of shapes.
 *
 * @param place where it is written: the schema, or the branch of a choice
 * @param label what tells it from other branches: the reference or the position; empty outside of choices
 * @param limits bounds by their keyword
 * @param tags other simple constraints by their keyword, each of them a set of texts that all hold
 * @param required names of members that must be there
 */
record Shape(
        Kind kind,
        Place place,
        String label,
        Values values,
        Map<String, Limit> limits,
        Map<String, Map<String, Place>> tags,
        Map<String, Place> required,
        List<Condition> conditions,
        List<ListRule> lists,
        List<ObjectRule> objects) {

    static Shape of(Kind kind, Place place) {
        return new Shape(kind, place, "", Values.ANY, Map.of(), Map.of(), Map.of(), List.of(), List.of(), List.of());
    }

    static boolean isLower(String keyword) {
        return keyword.startsWith("min");
    }

    boolean isUnconstrained() {
        return values.listed() == null
                && values.excluded().isEmpty()
                && limits.isEmpty()
                && tags.isEmpty()
                && required.isEmpty()
                && conditions.isEmpty()
                && lists.isEmpty()
                && objects.isEmpty();
    }

    Map<String, Place> tags(String keyword) {
        return tags.getOrDefault(keyword, Map.of());
    }

    @Nullable
    Limit limit(String keyword) {
        return limits.get(keyword);
    }

    /** The values that satisfy both, which are of one type. */
    Shape and(Shape other) {
        if (isUnconstrained() && label.isEmpty()) {
            return other;
        }
        if (other.isUnconstrained() && other.label.isEmpty()) {
            return this;
        }
        return new Shape(
                kind,
                label.isEmpty() && !other.label.isEmpty() ? other.place : place,
                label.isEmpty() ? other.label : other.label.isEmpty() ? label : label + " " + other.label,
                values.and(other.values),
                stricter(limits, other.limits),
                united(tags, other.tags),
                joined(required, other.required),
                joined(conditions, other.conditions),
                joined(lists, other.lists),
                joined(objects, other.objects));
    }

    Shape withLabel(Place branch, String name) {
        String whole = label.isEmpty() ? name : name + " " + label;
        return new Shape(kind, branch, whole, values, limits, tags, required, conditions, lists, objects);
    }

    Shape withValues(Values changed) {
        return new Shape(kind, place, label, changed, limits, tags, required, conditions, lists, objects);
    }

    Shape withLimits(Map<String, Limit> changed) {
        return new Shape(kind, place, label, values, changed, tags, required, conditions, lists, objects);
    }

    Shape withTags(Map<String, Map<String, Place>> changed) {
        return new Shape(kind, place, label, values, limits, changed, required, conditions, lists, objects);
    }

    Shape withCondition(Condition condition) {
        return new Shape(
                kind,
                place,
                label,
                values,
                limits,
                tags,
                required,
                joined(conditions, List.of(condition)),
                lists,
                objects);
    }

    Shape withObject(ObjectRule rule) {
        return new Shape(
                kind, place, label, values, limits, tags, required, conditions, lists, joined(objects, List.of(rule)));
    }

    Shape withList(ListRule rule) {
        return new Shape(
                kind, place, label, values, limits, tags, required, conditions, joined(lists, List.of(rule)), objects);
    }

    Shape withRequired(Map<String, Place> names) {
        return new Shape(kind, place, label, values, limits, tags, names, conditions, lists, objects);
    }

    /** The listed values alone, where they already satisfy everything else; what they are written in is not held against them. */
    Shape onlyValues() {
        Map<String, Map<String, Place>> notations = new LinkedHashMap<>(tags);
        notations.keySet().retainAll(TagReader.NOTATIONS);
        return new Shape(kind, place, label, values, Map.of(), notations, Map.of(), conditions, List.of(), List.of());
    }

    private static Map<String, Limit> stricter(Map<String, Limit> left, Map<String, Limit> right) {
        Map<String, Limit> merged = new LinkedHashMap<>(left);
        right.forEach((keyword, limit) ->
                merged.merge(keyword, limit, (one, two) -> two.isWithin(one, isLower(keyword)) ? two : one));
        return merged;
    }

    private static Map<String, Map<String, Place>> united(
            Map<String, Map<String, Place>> left, Map<String, Map<String, Place>> right) {
        Map<String, Map<String, Place>> merged = new LinkedHashMap<>(left);
        right.forEach((keyword, texts) -> merged.merge(keyword, texts, Shape::joined));
        return merged;
    }

    private static Map<String, Place> joined(Map<String, Place> left, Map<String, Place> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        Map<String, Place> merged = new LinkedHashMap<>(left);
        right.forEach(merged::putIfAbsent);
        return merged;
    }

    @SuppressWarnings(
            "ReferenceEquality") // The same part twice says nothing more; comparing deeply would take too long.
    private static <T> List<T> joined(List<T> left, List<T> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        List<T> merged = new ArrayList<>(left);
        right.forEach(one -> {
            if (merged.stream().noneMatch(known -> known == one)) {
                merged.add(one);
            }
        });
        return merged;
    }
}
