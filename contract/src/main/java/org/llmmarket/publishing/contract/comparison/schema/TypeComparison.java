package org.llmmarket.publishing.contract.comparison.schema;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.llmmarket.publishing.contract.comparison.Place;

/** Compares which types are allowed. */
final class TypeComparison {

    private TypeComparison() {}

    static void compare(Map<Kind, List<Shape>> before, Map<Kind, List<Shape>> after, Findings findings) {
        Set<Kind> added = difference(after, before);
        Set<Kind> removed = difference(before, after);
        if (isFreeText(after, findings.carriage())) {
            removed.removeIf(kind -> findings.carriage().isText(kind));
        }
        if (isFreeText(before, findings.carriage())) {
            added.removeIf(kind -> findings.carriage().isText(kind));
        }
        if (before.isEmpty() || after.isEmpty()) {
            compareSatisfiability(before, after, findings);
            return;
        }
        boolean onlyNull = isOnlyNull(before) || isOnlyNull(after) || isAny(before) || isAny(after);
        if (!onlyNull && added.remove(Kind.NULL)) {
            Place spot = place(after, Kind.NULL);
            findings.add(Effect.WIDENED, "BECAME_NULLABLE", whole(before), spot, "null is allowed now");
        }
        if (!onlyNull && removed.remove(Kind.NULL)) {
            Place spot = place(before, Kind.NULL);
            findings.add(Effect.NARROWED, "BECAME_NOT_NULLABLE", spot, whole(after), "null is no longer allowed");
        }
        if (added.isEmpty() && removed.isEmpty()) {
            return;
        }
        String message = "the type changes from " + words(before) + " to " + words(after);
        Place base = spot(before, removed);
        Place revision = spot(after, added);
        if (removed.isEmpty()) {
            findings.add(Effect.WIDENED, "TYPE_WIDENED", base, revision, message);
        } else if (added.isEmpty()) {
            findings.add(Effect.NARROWED, "TYPE_NARROWED", base, revision, message);
        } else {
            findings.add(Effect.CHANGED, "TYPE_CHANGED", base, revision, message);
        }
    }

    private static void compareSatisfiability(
            Map<Kind, List<Shape>> before, Map<Kind, List<Shape>> after, Findings findings) {
        if (before.isEmpty() && !after.isEmpty()) {
            findings.add(
                    Effect.WIDENED,
                    "VALUE_BECAME_POSSIBLE",
                    null,
                    whole(after),
                    "there was no value that the schema allows, now there is");
        } else if (!before.isEmpty()) {
            findings.add(
                    Effect.NARROWED,
                    "VALUE_BECAME_IMPOSSIBLE",
                    whole(before),
                    null,
                    "there is no value any more that the schema allows");
        }
    }

    private static boolean isFreeText(Map<Kind, List<Shape>> kinds, Carriage carriage) {
        return kinds.getOrDefault(Kind.STRING, List.of()).stream()
                .anyMatch(shape -> shape.isUnconstrained() || (carriage.anything() && saysMediaTypeOnly(shape)));
    }

    private static boolean saysMediaTypeOnly(Shape shape) {
        return shape.tags().keySet().equals(Set.of("contentMediaType"))
                && shape.withTags(Map.of()).isUnconstrained();
    }

    private static boolean isAny(Map<Kind, List<Shape>> kinds) {
        return kinds.size() == Kind.values().length;
    }

    private static boolean isOnlyNull(Map<Kind, List<Shape>> kinds) {
        return kinds.size() == 1 && kinds.containsKey(Kind.NULL);
    }

    private static Set<Kind> difference(Map<Kind, List<Shape>> one, Map<Kind, List<Shape>> other) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        kinds.addAll(one.keySet());
        kinds.removeAll(other.keySet());
        return kinds;
    }

    private static Place spot(Map<Kind, List<Shape>> kinds, Set<Kind> concerned) {
        return concerned.isEmpty()
                ? typed(whole(kinds))
                : typed(place(kinds, concerned.iterator().next()));
    }

    private static Place place(Map<Kind, List<Shape>> kinds, Kind kind) {
        List<Shape> shapes = kinds.getOrDefault(kind, List.of());
        return shapes.isEmpty() ? whole(kinds) : shapes.get(0).place();
    }

    private static Place typed(Place place) {
        return place.node().has("type") ? place.member("type") : place;
    }

    private static Place whole(Map<Kind, List<Shape>> kinds) {
        return kinds.values().iterator().next().get(0).place();
    }

    private static String words(Map<Kind, List<Shape>> kinds) {
        if (isAny(kinds)) {
            return "any";
        }
        Function<Map.Entry<Kind, List<Shape>>, String> word =
                kind -> kind.getKey() == Kind.NUMBER && kind.getValue().stream().allMatch(Tidying::isWhole)
                        ? "integer"
                        : kind.getKey().word();
        return kinds.entrySet().stream().map(word).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(" or "));
    }
}
