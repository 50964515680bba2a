package org.llmmarket.publishing.contract.validity.structure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.contract.validity.syntax.EcmaPattern;
import org.llmmarket.publishing.contract.validity.syntax.Syntax;
import tools.jackson.databind.JsonNode;

/** The types that keywords of JSON Schema have. */
final class SchemaTypes {

    private static final Set<String> NAMES =
            Set.of("null", "boolean", "object", "array", "number", "string", "integer");

    private static final Set<String> ALTERNATIVES = Set.of("oneOf", "anyOf");

    private SchemaTypes() {}

    static FieldType schema() {
        return Types.object(ObjectKind.SCHEMA);
    }

    static FieldType number() {
        return (value, owner, walk) -> {
            if (!value.node().isNumber()) {
                walk.fault(value, owner, "Write a number here.");
            }
        };
    }

    /**
     * A number of its own. OpenAPI 3.0 wrote a flag here, beside the bound that it is about: one of several alternatives that
     * still does is forgiven, for what it means is plain.
     */
    static FieldType exclusiveBound(String bound) {
        return (value, owner, walk) -> {
            if (!value.node().isBoolean()) {
                number().check(value, owner, walk);
                return;
            }
            String message = "Write a number here: since OpenAPI 3.1 '" + value.key() + "' is the bound itself.";
            Position schema = value.parent();
            if (schema != null && schema.node().path(bound).isNumber() && isInAlternative(schema)) {
                walk.lapse(value, owner, message);
            } else {
                walk.fault(value, owner, message);
            }
        };
    }

    private static boolean isInAlternative(Position schema) {
        Position list = schema.parent();
        return list != null && ALTERNATIVES.contains(list.key()) && list.node().isArray();
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
                Types.list(Types.text()).check(value, owner, walk);
                repeated(value).forEach(twice -> walk.fault(twice, owner, isTwice(twice)));
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

    /** Names; one that is there twice says nothing more, and is forgiven. */
    static FieldType names() {
        return (value, owner, walk) -> {
            Types.list(Types.text()).check(value, owner, walk);
            repeated(value).forEach(twice -> walk.lapse(twice, owner, isTwice(twice)));
        };
    }

    private static List<Position> repeated(Position texts) {
        List<Position> repeated = new ArrayList<>();
        Set<JsonNode> seen = new HashSet<>();
        int index = 0;
        for (JsonNode each : texts.node()) {
            if (each.isString() && !seen.add(each)) {
                repeated.add(texts.child(String.valueOf(index), each));
            }
            index++;
        }
        return repeated;
    }

    private static String isTwice(Position text) {
        return "Remove '" + Walk.cut(text.node().asString()) + "': it is there twice.";
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
