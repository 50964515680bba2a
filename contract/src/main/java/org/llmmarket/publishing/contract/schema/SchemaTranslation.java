package org.llmmarket.publishing.contract.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schema Objects of any OpenAPI 3 as JSON Schema 2020-12: {@code nullable} and boolean exclusive bounds become what they
 * mean, references go through the bundle, and keywords of the wrong shape are left out.
 */
final class SchemaTranslation {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> TYPES =
            Set.of("null", "boolean", "object", "array", "number", "string", "integer");
    private static final List<String> ONE_SCHEMA = List.of(
            "not",
            "if",
            "then",
            "else",
            "items",
            "additionalProperties",
            "propertyNames",
            "contains",
            "unevaluatedItems",
            "unevaluatedProperties");
    private static final List<String> LIST_OF_SCHEMAS = List.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final List<String> MAP_OF_SCHEMAS = List.of("properties", "dependentSchemas");
    private static final List<String> NUMBERS = List.of("maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum");
    private static final List<String> COUNTS = List.of(
            "maxLength",
            "minLength",
            "maxItems",
            "minItems",
            "maxContains",
            "minContains",
            "maxProperties",
            "minProperties");

    private final SchemaBundle bundle;
    private final Direction direction;
    private final boolean old;

    SchemaTranslation(SchemaBundle bundle, Direction direction, boolean old) {
        this.bundle = bundle;
        this.direction = direction;
        this.old = old;
    }

    JsonNode of(JsonNode schema) {
        bundle.count();
        if (!schema.isObject()) {
            return NODES.booleanNode(schema.asBoolean(true));
        }
        boolean refers = schema.path("$ref").isString();
        if (refers && old) {
            return bundle.reference(schema, "$ref");
        }
        ObjectNode translated = NODES.objectNode();
        copySchemas(schema, translated);
        copyAssertions(schema, translated);
        if (refers) {
            conjoin(translated, bundle.reference(schema, "$ref"));
        }
        if (schema.path("$dynamicRef").isString()) {
            conjoin(translated, bundle.reference(schema, "$dynamicRef"));
        }
        return schema.path("nullable").asBoolean(false) ? nullable(translated) : translated;
    }

    private static void conjoin(ObjectNode schema, JsonNode other) {
        ArrayNode all = schema.path("allOf") instanceof ArrayNode present ? present : schema.putArray("allOf");
        all.add(other);
    }

    private static ObjectNode nullable(ObjectNode schema) {
        ObjectNode either = NODES.objectNode();
        either.putArray("anyOf").add(schema).add(NODES.objectNode().put("type", "null"));
        return either;
    }

    private void copySchemas(JsonNode from, ObjectNode to) {
        for (String keyword : ONE_SCHEMA) {
            if (isSchema(from.path(keyword))) {
                to.set(keyword, of(from.path(keyword)));
            }
        }
        for (String keyword : LIST_OF_SCHEMAS) {
            // An empty oneOf would refuse everything; its author cannot have meant that.
            if (from.path(keyword).isArray() && !from.path(keyword).isEmpty()) {
                ArrayNode schemas = to.putArray(keyword);
                from.path(keyword).forEach(schema -> schemas.add(of(schema)));
            }
        }
        for (String keyword : MAP_OF_SCHEMAS) {
            for (Map.Entry<String, JsonNode> member : from.path(keyword).properties()) {
                object(to, keyword).set(member.getKey(), of(member.getValue()));
            }
        }
        for (Map.Entry<String, JsonNode> member : from.path("patternProperties").properties()) {
            if (isPattern(member.getKey())) {
                object(to, "patternProperties").set(member.getKey(), of(member.getValue()));
            }
        }
    }

    private void copyAssertions(JsonNode from, ObjectNode to) {
        copyType(from.path("type"), to);
        copyNumbers(from, to);
        for (String keyword : COUNTS) {
            if (from.path(keyword).isNumber()
                    && from.path(keyword).decimalValue().signum() >= 0) {
                to.set(keyword, from.path(keyword));
            }
        }
        if (from.has("const")) {
            to.set("const", from.path("const"));
        }
        if (from.path("enum").isArray() && !from.path("enum").isEmpty()) {
            to.set("enum", from.path("enum"));
        }
        if (from.path("uniqueItems").isBoolean()) {
            to.set("uniqueItems", from.path("uniqueItems"));
        }
        if (from.path("pattern").isString() && isPattern(from.path("pattern").asString())) {
            to.set("pattern", from.path("pattern"));
        }
        copyRequired(from, to);
        for (Map.Entry<String, JsonNode> dependent :
                from.path("dependentRequired").properties()) {
            if (dependent.getValue().isArray()) {
                object(to, "dependentRequired").set(dependent.getKey(), dependent.getValue());
            }
        }
    }

    private static void copyType(JsonNode type, ObjectNode to) {
        if (type.isString() && TYPES.contains(type.asString())) {
            to.set("type", type);
        } else if (type.isArray()) {
            ArrayNode known = NODES.arrayNode();
            type.forEach(one -> {
                if (TYPES.contains(one.asString(""))) {
                    known.add(one);
                }
            });
            if (!known.isEmpty()) {
                to.set("type", known);
            }
        }
    }

    private static void copyNumbers(JsonNode from, ObjectNode to) {
        for (String keyword : NUMBERS) {
            if (from.path(keyword).isNumber()) {
                to.set(keyword, from.path(keyword));
            }
        }
        exclude(from, to, "minimum", "exclusiveMinimum");
        exclude(from, to, "maximum", "exclusiveMaximum");
        if (from.path("multipleOf").isNumber()
                && from.path("multipleOf").decimalValue().compareTo(BigDecimal.ZERO) > 0) {
            to.set("multipleOf", from.path("multipleOf"));
        }
    }

    private static void exclude(JsonNode from, ObjectNode to, String bound, String exclusive) {
        if (from.path(exclusive).asBoolean(false)
                && from.path(exclusive).isBoolean()
                && from.path(bound).isNumber()) {
            to.remove(bound);
            to.set(exclusive, from.path(bound));
        }
    }

    private void copyRequired(JsonNode from, ObjectNode to) {
        if (!from.path("required").isArray()) {
            return;
        }
        ArrayNode required = to.putArray("required");
        for (JsonNode name : from.path("required")) {
            JsonNode property = bundle.resolved(from.path("properties").path(name.asString("")));
            if (name.isString() && !property.path(direction.leftOut()).asBoolean(false)) {
                required.add(name);
            }
        }
    }

    private static ObjectNode object(ObjectNode to, String keyword) {
        return to.path(keyword) instanceof ObjectNode present ? present : to.putObject(keyword);
    }

    private static boolean isSchema(JsonNode node) {
        return node.isObject() || node.isBoolean();
    }

    private static boolean isPattern(String pattern) {
        try {
            return !WatchedPattern.of(pattern).toString().isBlank();
        } catch (PatternSyntaxException notOurs) {
            return false;
        }
    }
}
