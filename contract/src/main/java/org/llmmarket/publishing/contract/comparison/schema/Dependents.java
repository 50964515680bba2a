package org.llmmarket.publishing.contract.comparison.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.contract.comparison.Place;
import tools.jackson.databind.JsonNode;

/** Members that must be there when others are, in either of the two spellings that JSON Schema has for them. */
final class Dependents {

    static final String KEYWORD = "dependentRequired";
    private static final String ARROW = " → ";
    private static final Set<String> REQUIRING = Set.of("required", "$comment", "title", "description");

    private Dependents() {}

    static Map<String, Place> read(Place schema) {
        Map<String, Place> texts = new LinkedHashMap<>();
        Place lists = schema.member(KEYWORD);
        lists.node().propertyNames().forEach(name -> texts.putAll(named(name, lists.member(name))));
        Place whole = schema.member("dependentSchemas");
        for (String name : whole.node().propertyNames()) {
            if (onlyRequires(whole.member(name))) {
                texts.putAll(named(name, whole.member(name).member("required")));
            }
        }
        return texts;
    }

    private static Map<String, Place> named(String name, Place list) {
        Map<String, Place> texts = new LinkedHashMap<>();
        if (list.node().isArray()) {
            list.node().forEach(other -> texts.put(name + ARROW + other.asString(""), list));
        }
        return texts;
    }

    /** Whether all that a dependent schema asks for is other members. */
    static boolean onlyRequires(Place schema) {
        JsonNode node = schema.node();
        return node.path("required").isArray() && REQUIRING.containsAll(node.propertyNames());
    }

    /** Asks without condition for what depends on members that must be there. */
    static Shape settled(Shape shape) {
        Map<String, Place> required = new LinkedHashMap<>(shape.required());
        Map<String, Place> left = new LinkedHashMap<>(shape.tags(KEYWORD));
        boolean changed = !left.isEmpty();
        while (changed) {
            changed = left.entrySet().removeIf(text -> {
                int arrow = text.getKey().indexOf(ARROW);
                boolean demanded = required.containsKey(text.getKey().substring(0, arrow));
                if (demanded) {
                    required.putIfAbsent(text.getKey().substring(arrow + ARROW.length()), text.getValue());
                }
                return demanded;
            });
        }
        if (left.size() == shape.tags(KEYWORD).size()) {
            return shape;
        }
        Map<String, Map<String, Place>> tags = new LinkedHashMap<>(shape.tags());
        if (left.isEmpty()) {
            tags.remove(KEYWORD);
        } else {
            tags.put(KEYWORD, left);
        }
        return shape.withTags(tags).withRequired(required);
    }
}
