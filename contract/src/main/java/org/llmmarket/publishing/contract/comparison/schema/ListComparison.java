package org.llmmarket.publishing.contract.comparison.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Place;

/** Compares the elements of arrays, position by position, then those after the positions. */
final class ListComparison {

    private final Comparer comparer;

    ListComparison(Comparer comparer) {
        this.comparer = comparer;
    }

    void compare(Shape left, Shape right, Findings findings) {
        int positions = Math.max(positions(left), positions(right));
        for (int i = 0; i < positions; i++) {
            compareAt(i, left, right, findings, "[" + i + "]");
        }
        compareAt(positions, left, right, findings, "[]");
    }

    private static int positions(Shape shape) {
        return shape.lists().stream()
                .mapToInt(rule -> rule.prefix().size())
                .max()
                .orElse(0);
    }

    private void compareAt(int index, Shape left, Shape right, Findings findings, String step) {
        if (isBeyond(index, left) || isBeyond(index, right)) {
            return;
        }
        Place base = place(index, left);
        Place revision = place(index, right);
        if (base != null || revision != null) {
            Schema before = schema(index, left, comparer.base());
            Schema after = schema(index, right, comparer.revision());
            findings.descend(before, after, base, revision, step);
        }
    }

    /** Whether there is no such element. */
    private static boolean isBeyond(int index, Shape shape) {
        Limit most = shape.limit("maxItems");
        return most != null && most.number().compareTo(BigDecimal.valueOf(index)) <= 0;
    }

    private static Schema schema(int index, Shape shape, FormReader reader) {
        List<Place> places = new ArrayList<>();
        for (ListRule rule : shape.lists()) {
            Place place = rule.at(index);
            if (place != null) {
                places.add(place);
            }
        }
        return reader.schemas().of(places);
    }

    private static @Nullable Place place(int index, Shape shape) {
        for (ListRule rule : shape.lists()) {
            Place place = rule.at(index);
            if (place != null && place.exists()) {
                return place;
            }
        }
        return null;
    }
}
