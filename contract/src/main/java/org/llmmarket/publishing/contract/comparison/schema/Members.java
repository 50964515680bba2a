package org.llmmarket.publishing.contract.comparison.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.schema.Direction;

/** The members of one side's objects: what is declared, required, left out in this direction, or else allowed. */
final class Members {

    private final Shape shape;
    private final FormReader reader;
    private final Direction direction;

    Members(Shape shape, FormReader reader, Direction direction) {
        this.shape = shape;
        this.reader = reader;
        this.direction = direction;
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        shape.objects().forEach(rule -> names.addAll(rule.properties().keySet()));
        names.addAll(shape.required().keySet());
        return names;
    }

    /** All that is said of a member. */
    Schema of(String name) {
        List<Place> places = new ArrayList<>();
        shape.objects().forEach(rule -> places.addAll(rule.of(name, reader.expressions())));
        return reader.schemas().of(places);
    }

    private @Nullable Place declaration(String name) {
        for (ObjectRule rule : shape.objects()) {
            Place place = rule.properties().get(name);
            if (place != null && place.exists()) {
                return place;
            }
        }
        return null;
    }

    /** Whether it is a property, and one that may be there. */
    boolean declares(String name) {
        return declaration(name) != null && !of(name).refusesEverything();
    }

    /** Whether it is a property that is not sent this way. */
    boolean leavesOut(String name) {
        return declaration(name) != null && of(name).form(reader).says(direction.leftOut());
    }

    /** Whether it is listed as required, though it may be left out in this direction. */
    boolean demands(String name) {
        return shape.required().containsKey(name);
    }

    boolean requires(String name) {
        return demands(name) && !leavesOut(name);
    }

    /** Where a member is declared, else where something is said of it. */
    Place place(String name) {
        Place declaration = declaration(name);
        if (declaration != null) {
            return declaration;
        }
        Place required = shape.required().get(name);
        return required == null ? shape.place() : required;
    }

    /** Where it is required, if it is. */
    Place requirement(String name) {
        Place required = shape.required().get(name);
        return required == null ? shape.place() : required;
    }

    Set<String> patterns() {
        Set<String> patterns = new LinkedHashSet<>();
        shape.objects().forEach(rule -> patterns.addAll(rule.patterns().keySet()));
        return patterns;
    }

    Schema ofPattern(String pattern) {
        return conjunction(rule -> rule.ofPattern(pattern));
    }

    /** What is said of members that are neither named nor matched by a pattern. */
    Schema rest() {
        return conjunction(ObjectRule::additional);
    }

    private Schema conjunction(Function<ObjectRule, @Nullable Place> part) {
        List<Place> places = new ArrayList<>();
        for (ObjectRule rule : shape.objects()) {
            Place place = part.apply(rule);
            if (place != null) {
                places.add(place);
            }
        }
        return reader.schemas().of(places);
    }

    @Nullable
    Place restPlace() {
        return first(ObjectRule::additional);
    }

    @Nullable
    Place patternPlace(String pattern) {
        return first(rule -> rule.patterns().get(pattern));
    }

    private @Nullable Place first(Function<ObjectRule, @Nullable Place> part) {
        Place found = null;
        for (ObjectRule rule : shape.objects()) {
            Place place = part.apply(rule);
            if (place != null
                    && place.exists()
                    && (found == null || !place.node().booleanValue(true))) {
                found = place;
            }
        }
        return found;
    }

    /** Whether any object will do. */
    boolean saysNothing() {
        return shape.isUnconstrained();
    }
}
