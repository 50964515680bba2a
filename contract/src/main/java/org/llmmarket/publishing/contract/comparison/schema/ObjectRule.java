package org.llmmarket.publishing.contract.comparison.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.comparison.schema.expression.Expressions;

/**
 * What one schema says of an object's members.
 *
 * @param patterns schemas by the regular expression of the names that they are for
 * @param additional the schema of all members that are neither named nor matched, if any
 */
record ObjectRule(
        Map<String, Place> properties,
        Map<String, Place> patterns,
        @Nullable Place additional) {

    /** The schemas for one member. */
    List<Place> of(String name, Expressions expressions) {
        List<Place> places = new ArrayList<>();
        if (properties.containsKey(name)) {
            places.add(properties.get(name));
        }
        patterns.forEach((pattern, place) -> {
            if (expressions.matches(pattern, name)) {
                places.add(place);
            }
        });
        if (places.isEmpty() && additional != null) {
            places.add(additional);
        }
        return places;
    }

    /** The schema for members that match a pattern and are not named. */
    @Nullable
    Place ofPattern(String pattern) {
        return patterns.getOrDefault(pattern, additional);
    }
}
