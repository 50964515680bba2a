package org.llmmarket.publishing.contract.validity.structure;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.contract.validity.syntax.EcmaPattern;
import org.llmmarket.publishing.contract.validity.syntax.Syntax;
import tools.jackson.databind.JsonNode;

/** The types that keywords of JSON Schema have. */
final class SchemaTypes {

    private static final Set<String> NAMES =
            Set.of("null", "boolean", "object", "array", "number", "string", "integer");

    private SchemaTypes() {}

    static FieldType schema() {
        return Types.object(ObjectKind.SCHEMA);
    }

    static FieldType number() {
        return (value, owner, walk) -> {
            if (!value.node().isNumber()) {
                walk.fault(value, owner, "Write a number here" + boundHint(value) + ".");
            }
        };
    }

    private static String boundHint(Position value) {
        return value.node().isBoolean() && value.key().startsWith("exclusive")
                ? ": since OpenAPI 3.1 '" + value.key() + "' is the bound itself"
                : "";
    }

    static FieldType positiveNumber() {
        return (value, owner, walk) -> {
            if (!value.node().isNumber() || value.node().decimalValue().signum() <= 0) {
                walk.fault(value, owner, "Write a number greater than 0 here.");
            }
        };
    }

    /** A whole number, also when it is written as {@code 1.0} or {@code 1e2}. */
    static FieldType count() {
        return (value, owner, walk) -> {
            if (!value.node().isNumber() || !isCount(value.node().decimalValue())) {
                walk.fault(value, owner, "Write a whole number of at least 0 here.");
            }
        };
    }

    private static boolean isCount(BigDecimal number) {
        return number.signum() == 0
                || (number.signum() > 0 && number.stripTrailingZeros().scale() <= 0);
    }

    /** One name of a type, or a list of different ones. */
    static FieldType types() {
        return (value, owner, walk) -> {
            if (value.node().isArray() && !value.node().isEmpty()) {
                uniqueTexts().check(value, owner, walk);
                int index = 0;
                for (JsonNode each : value.node()) {
                    typeName(value.child(String.valueOf(index++), each), owner, walk);
                }
            } else {
                typeName(value, owner, walk);
            }
        };
    }

    private static void typeName(Position value, ObjectKind owner, Walk walk) {
        if (!value.node().isString() || !NAMES.contains(value.node().asString())) {
            String hint = value.node().isNull() ? "; the type of null is written \"null\", in quotes" : "";
            walk.fault(
                    value,
                    owner,
                    "Write null, boolean, object, array, number, string or integer here, or a list of such names" + hint
                            + ".");
        }
    }

    static FieldType uniqueTexts() {
        return (value, owner, walk) -> {
            Types.list(Types.text()).check(value, owner, walk);
            Set<JsonNode> seen = new HashSet<>();
            int index = 0;
            for (JsonNode each : value.node()) {
                if (each.isString() && !seen.add(each)) {
                    Position twice = value.child(String.valueOf(index), each);
                    walk.fault(twice, owner, "Remove '" + Walk.cut(each.asString()) + "': it is there twice.");
                }
                index++;
            }
        };
    }

    /** Values that should be different. */
    static FieldType values() {
        return (value, owner, walk) -> {
            if (!value.node().isArray()) {
                walk.fault(value, owner, "Make this a list of values.");
            } else if (value.node().isEmpty()) {
                walk.doubt(value, owner.fault(), "Add a value: an empty '" + value.key() + "' allows nothing at all.");
            } else if (new HashSet<>(value.node().values()).size()
                    < value.node().size()) {
                walk.doubt(value, "DUPLICATE_VALUE", "Remove the repeated value.");
            }
        };
    }

    static FieldType pattern() {
        return (value, owner, walk) -> {
            if (!value.node().isString()) {
                walk.fault(value, owner, "Make this a text: it is a regular expression.");
            } else {
                expression(value, value.node().asString(), owner, walk);
            }
        };
    }

    static FieldType patternProperties() {
        return (value, owner, walk) -> {
            Types.map(schema()).check(value, owner, walk);
            for (Map.Entry<String, JsonNode> each : value.node().properties()) {
                expression(value.child(each.getKey(), each.getValue()), each.getKey(), owner, walk);
            }
        };
    }

    private static void expression(Position value, String pattern, ObjectKind owner, Walk walk) {
        EcmaPattern.fault(pattern).ifPresent(fault -> {
            String message = "Mend the regular expression '" + Walk.cut(pattern) + "': by ECMA-262 " + fault + ".";
            if (EcmaPattern.isKnownElsewhere(pattern)) {
                walk.doubt(value, "INVALID_PATTERN", message);
            } else {
                walk.fault(value, owner, message);
            }
        });
    }

    static FieldType vocabulary() {
        return (value, owner, walk) -> {
            Types.map(Types.flag()).check(value, owner, walk);
            for (String uri : value.node().propertyNames()) {
                if (!Syntax.URI.matches(uri)) {
                    walk.fault(value.child(uri), owner, "Name the vocabulary by a URI.");
                }
            }
        };
    }
}
