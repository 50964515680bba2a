package org.llmmarket.publishing.contract.validity.instance;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The keywords that look at a value by itself: types, values, bounds, patterns. */
final class Assertions {

    private final Effort effort;

    Assertions(Effort effort) {
        this.effort = effort;
    }

    /** What the schema says against the value, as in "it must be …", or nothing where it fits or cannot be told. */
    Optional<String> against(JsonNode schema, JsonNode value) {
        return typeAgainst(schema, value)
                .or(() -> valueAgainst(schema, value))
                .or(() -> value.isNumber() ? numberAgainst(schema, value.decimalValue()) : Optional.empty())
                .or(() -> value.isString() ? textAgainst(schema, value) : Optional.empty())
                .or(() -> sizeAgainst(schema, value));
    }

    private static Optional<String> typeAgainst(JsonNode schema, JsonNode value) {
        JsonNode type = schema.path("type");
        boolean isNullable = value.isNull() && schema.path("nullable").asBoolean(false);
        if (type.isMissingNode() || isNullable) {
            return Optional.empty();
        }
        boolean fits = type.isArray()
                ? type.valueStream().anyMatch(one -> Values.isOfType(value, one.asString("")))
                : Values.isOfType(value, type.asString(""));
        return fits ? Optional.empty() : Optional.of("of type " + (type.isString() ? type.asString() : type));
    }

    private static Optional<String> valueAgainst(JsonNode schema, JsonNode value) {
        if (schema.has("const") && !Values.isSame(schema.path("const"), value)) {
            return Optional.of("the value of 'const'");
        }
        JsonNode values = schema.path("enum");
        boolean isNullable = value.isNull() && schema.path("nullable").asBoolean(false);
        boolean isOther = values.isArray() && values.valueStream().noneMatch(one -> Values.isSame(one, value));
        return isOther && !isNullable ? Optional.of("one of the values of 'enum'") : Optional.empty();
    }

    private static Optional<String> numberAgainst(JsonNode schema, BigDecimal value) {
        JsonNode least = schema.path("minimum");
        JsonNode most = schema.path("maximum");
        boolean isBelow = isOver(least, value, schema.path("exclusiveMinimum"), -1);
        boolean isAbove = isOver(most, value, schema.path("exclusiveMaximum"), 1);
        if (isBelow || isAbove) {
            return Optional.of("within its bounds");
        }
        JsonNode factor = schema.path("multipleOf");
        boolean isUneven = factor.isNumber()
                && factor.decimalValue().signum() > 0
                && value.remainder(factor.decimalValue()).signum() != 0;
        return isUneven ? Optional.of("a multiple of " + factor) : Optional.empty();
    }

    private static boolean isOver(JsonNode bound, BigDecimal value, JsonNode exclusive, int side) {
        if (exclusive.isNumber() && value.compareTo(exclusive.decimalValue()) * side >= 0) {
            return true;
        }
        if (!bound.isNumber()) {
            return false;
        }
        int beyond = value.compareTo(bound.decimalValue()) * side;
        return beyond > 0 || (beyond == 0 && exclusive.isBoolean() && exclusive.booleanValue());
    }

    private Optional<String> textAgainst(JsonNode schema, JsonNode value) {
        if (isOutside(schema, "minLength", "maxLength", Values.length(value))) {
            return Optional.of("of another length");
        }
        JsonNode pattern = schema.path("pattern");
        boolean matches = !pattern.isString() || effort.finds(pattern.asString(), value.asString()) != Fit.NO;
        return matches ? Optional.empty() : Optional.of("a match of its pattern");
    }

    private static Optional<String> sizeAgainst(JsonNode schema, JsonNode value) {
        if (value.isObject() && isOutside(schema, "minProperties", "maxProperties", value.size())) {
            return Optional.of("an object with another number of properties");
        }
        if (!value.isArray()) {
            return Optional.empty();
        }
        if (isOutside(schema, "minItems", "maxItems", value.size())) {
            return Optional.of("a list with another number of items");
        }
        boolean repeats = schema.path("uniqueItems").asBoolean(false) && Values.hasRepeated(value);
        return repeats ? Optional.of("a list of different items") : Optional.empty();
    }

    private static boolean isOutside(JsonNode schema, String least, String most, int size) {
        BigDecimal given = BigDecimal.valueOf(size);
        JsonNode lower = schema.path(least);
        JsonNode upper = schema.path(most);
        return (lower.isNumber() && given.compareTo(lower.decimalValue()) < 0)
                || (upper.isNumber() && given.compareTo(upper.decimalValue()) > 0);
    }
}
