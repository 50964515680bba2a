package org.llmmarket.publishing.contract.comparison.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Place;
import tools.jackson.databind.JsonNode;

/** The schemas of one document, one object for each conjunction of nodes. */
final class Schemas {

    private final Schema everything = new Schema(List.of());
    private final IdentityHashMap<JsonNode, Schema> single = new IdentityHashMap<>();
    private final Map<List<Integer>, Schema> several = new HashMap<>();
    private final IdentityHashMap<JsonNode, Integer> numbers = new IdentityHashMap<>();

    Schema everything() {
        return everything;
    }

    Schema of(Place place) {
        return of(List.of(place));
    }

    /** All of them at once, each met at one and the same place. */
    Schema of(List<Place> places) {
        List<Place> roots = new ArrayList<>();
        Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Place place : places) {
            Place root = new Place(place.document(), "", place.written(), place.node());
            if (root.node().isBoolean() && !root.node().booleanValue()) {
                return new Schema(List.of(root));
            }
            if (root.node().isObject() && seen.add(root.node())) {
                roots.add(root);
            }
        }
        if (roots.isEmpty()) {
            return everything;
        }
        return roots.size() == 1
                ? single.computeIfAbsent(roots.get(0).node(), any -> new Schema(roots))
                : several.computeIfAbsent(key(roots), any -> new Schema(roots));
    }

    private List<Integer> key(List<Place> roots) {
        return roots.stream()
                .map(root -> numbers.computeIfAbsent(root.node(), any -> numbers.size()))
                .sorted()
                .toList();
    }
}
