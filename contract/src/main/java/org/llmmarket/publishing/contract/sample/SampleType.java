package org.llmmarket.publishing.contract.sample;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The types of JSON Schema: of a value, and of what keywords speak about. */
final class SampleType {

    private static final Map<String, List<String>> KEYWORDS = Map.of(
            "object", List.of("properties", "required", "additionalProperties", "patternProperties", "minProperties"),
            "array", List.of("items", "prefixItems", "minItems", "contains", "uniqueItems"),
            "number", List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"));

    private SampleType() {}

    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.decimalValue().stripTrailingZeros().scale() <= 0 ? "integer" : "number";
            default -> "null";
        };
    }

    /** The type that an untyped schema seems to mean; a text where it means nothing in particular. */
    static String impliedBy(SchemaSet set) {
        for (String type : List.of("object", "array", "number")) {
            if (KEYWORDS.getOrDefault(type, List.of()).stream().anyMatch(set::has)) {
                return type;
            }
        }
        return "string";
    }
}
