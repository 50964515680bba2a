package org.llmmarket.publishing.contract.validity.rule;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What can be said of a schema without an instance, through its references. */
final class SchemaView {

    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 300;
    private static final List<String> PARTS = List.of("allOf", "anyOf", "oneOf", "then", "else");

    private static final int MOST_IN_ALL = 100_000;

    private final Description description;
    private final IdentityHashMap<JsonNode, Optional<Set<String>>> known = new IdentityHashMap<>();
    private int seen;

    SchemaView(Description description) {
        this.description = description;
    }

    /** The types that a schema names for itself; empty where it names none. */
    Set<String> types(JsonNode schema) {
        Set<String> types = new HashSet<>();
        JsonNode type = description.resolve(schema).path("type");
        if (type.isString()) {
            types.add(type.asString());
        }
        type.valueStream().forEach(one -> types.add(one.asString("")));
        return types;
    }

    /** The properties of all parts of a schema; nothing where some part is not known, or allows names by a pattern. */
    Optional<Set<String>> properties(JsonNode schema) {
        return known.computeIfAbsent(schema, unknown -> {
            Set<String> names = new HashSet<>();
            int[] parts = {0};
            boolean isComplete = collect(schema, names, DEEPEST, parts);
            seen += parts[0];
            return isComplete ? Optional.of(names) : Optional.empty();
        });
    }

    private boolean collect(JsonNode schema, Set<String> names, int depth, int[] parts) {
        if (schema.isBoolean()) {
            return true;
        }
        boolean isBounded = depth > 0 && ++parts[0] <= MOST_PARTS && seen <= MOST_IN_ALL;
        if (!schema.isObject()
                || !isBounded
                || schema.has("patternProperties")
                || schema.has("$dynamicRef")
                || isOpen(schema)) {
            return false;
        }
        schema.path("properties").propertyNames().forEach(names::add);
        if (schema.has("$ref") && !collect(description.resolve(schema), names, depth - 1, parts)) {
            return false;
        }
        return PARTS.stream()
                .flatMap(keyword -> schema.path(keyword).isArray()
                        ? schema.path(keyword).valueStream()
                        : Stream.of(schema.path(keyword)))
                .filter(part -> !part.isMissingNode())
                .allMatch(part -> collect(part, names, depth - 1, parts));
    }

    /** Whether a schema says itself that there may be more properties than it names. */
    private static boolean isOpen(JsonNode schema) {
        JsonNode others = schema.has("additionalProperties")
                ? schema.path("additionalProperties")
                : schema.path("unevaluatedProperties");
        return !others.isMissingNode() && !(others.isBoolean() && !others.booleanValue());
    }
}
