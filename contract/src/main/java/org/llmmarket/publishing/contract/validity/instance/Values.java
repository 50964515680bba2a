package org.llmmarket.publishing.contract.validity.instance;

import tools.jackson.databind.JsonNode;

/** Values as JSON Schema sees them: {@code 1} and {@code 1.0} are the same, and both are integers. */
final class Values {

    private Values() {}

    static boolean isSame(JsonNode one, JsonNode other) {
        return one.equals(Values::compare, other);
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    static boolean isOfType(JsonNode value, String type) {
        return switch (type) {
            case "null" -> value.isNull();
            case "boolean" -> value.isBoolean();
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "number" -> value.isNumber();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            // A name that is no type is a fault of the schema.
            default -> true;
        };
    }

    static int length(JsonNode text) {
        String string = text.asString();
        return string.codePointCount(0, string.length());
    }

    static boolean hasRepeated(JsonNode array) {
        if (array.size() > 200) {
            return false;
        }
        for (int i = 0; i < array.size(); i++) {
            for (int j = i + 1; j < array.size(); j++) {
                if (isSame(array.path(i), array.path(j))) {
                    return true;
                }
            }
        }
        return false;
    }
}
