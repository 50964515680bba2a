package org.llmmarket.publishing.contract.validity.structure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.llmmarket.publishing.contract.validity.syntax.Syntax;
import tools.jackson.databind.JsonNode;

/** The types that fields of OpenAPI objects have. */
final class Types {

    private static final Pattern COMPONENT_NAME = Pattern.compile("[a-zA-Z0-9._-]+");

    private static final Pattern BARE_WORD = Pattern.compile("[A-Za-z0-9_-]++|https?+(?!://).*+|www\\..*+");

    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]*+\\}");
    private static final String DOUBTFUL_URL = "DOUBTFUL_URL";

    private Types() {}

    static FieldType any() {
        return (value, owner, walk) -> {};
    }

    static FieldType text() {
        return (value, owner, walk) -> {
            if (!value.node().isString()) {
                walk.fault(value, owner, "Make this a text" + quoted(value.node()) + ".");
            }
        };
    }

    /** A text in a grammar of its own. */
    static FieldType text(Syntax syntax) {
        return (value, owner, walk) -> {
            if (!value.node().isString()) {
                walk.fault(value, owner, "Make this a text" + quoted(value.node()) + ".");
            } else if (!syntax.matches(value.node().asString())) {
                String message = "Write " + syntax + " here, not '"
                        + Walk.cut(value.node().asString()) + "'.";
                if (syntax.isBinding()) {
                    walk.fault(value, owner, message);
                } else {
                    walk.doubt(value, owner.fault(), message);
                }
            }
        };
    }

    /** A URL, which may be relative but hardly a bare word, and has no variables. */
    static FieldType url() {
        return (value, owner, walk) -> {
            String url = value.node().isString() ? value.node().asString() : "";
            if (BARE_WORD.matcher(url).matches()) {
                walk.doubt(
                        value,
                        DOUBTFUL_URL,
                        "Write a whole URL here: '" + Walk.cut(url) + "' is taken as a relative one.");
            } else if (url.startsWith("http") && VARIABLE.matcher(url).find()) {
                walk.doubt(value, DOUBTFUL_URL, "Write a URL without variables: nobody fills them in here.");
            } else {
                text(Syntax.URI_REFERENCE).check(value, owner, walk);
            }
        };
    }

    static FieldType flag() {
        return (value, owner, walk) -> {
            if (!value.node().isBoolean()) {
                walk.fault(value, owner, "Write true or false here.");
            }
        };
    }

    static FieldType oneOf(String... values) {
        List<String> allowed = Arrays.asList(values);
        return (value, owner, walk) -> {
            if (!value.node().isString() || !allowed.contains(value.node().asString())) {
                walk.fault(value, owner, "Write one of " + String.join(", ", allowed) + " here.");
            }
        };
    }

    static FieldType object(ObjectKind kind) {
        return (value, owner, walk) -> walk.object(value, kind);
    }

    static FieldType object(Shape shape) {
        return (value, owner, walk) -> walk.object(value, shape);
    }

    /** An object whose absence has a code, which then also tells that something else is there. */
    static FieldType object(ObjectKind kind, String missing) {
        return (value, owner, walk) -> {
            if (value.node().isObject()) {
                walk.object(value, kind);
            } else {
                walk.fault(value, missing, "Make this an object: it is the " + kind + ".");
            }
        };
    }

    static FieldType referable(ObjectKind kind) {
        return (value, owner, walk) -> walk.referable(value, kind);
    }

    static FieldType list(FieldType item) {
        return (value, owner, walk) -> list(value, owner, owner.fault(), item, walk);
    }

    static FieldType list(FieldType item, String fault) {
        return (value, owner, walk) -> list(value, owner, fault, item, walk);
    }

    static FieldType filledList(FieldType item) {
        return (value, owner, walk) -> {
            list(value, owner, owner.fault(), item, walk);
            if (value.node().isArray() && value.node().isEmpty()) {
                walk.fault(value, owner, "Add an item here, or remove '" + value.key() + "': it must not be empty.");
            }
        };
    }

    private static void list(Position value, ObjectKind owner, String fault, FieldType item, Walk walk) {
        if (!value.node().isArray()) {
            walk.fault(value, fault, "Make this a list.");
            return;
        }
        int index = 0;
        for (JsonNode each : value.node()) {
            item.check(value.child(String.valueOf(index++), each), owner, walk);
        }
        walk.collection(value);
    }

    static FieldType map(FieldType member) {
        return (value, owner, walk) -> {
            if (!value.node().isObject()) {
                walk.fault(value, owner, "Make this an object that maps names to values.");
                return;
            }
            for (Map.Entry<String, JsonNode> each : value.node().properties()) {
                member.check(value.child(each.getKey(), each.getValue()), owner, walk);
            }
            walk.collection(value);
        };
    }

    /** The components of one kind, whose names can be part of a URI. */
    static FieldType components(FieldType member) {
        return map((value, owner, walk) -> {
            if (!COMPONENT_NAME.matcher(value.key()).matches()) {
                String message = "Rename the component '" + Walk.cut(value.key())
                        + "': its name may have letters, digits, '.', '-' and '_' only.";
                walk.fault(value, owner, message);
            }
            member.check(value, owner, walk);
        });
    }

    private static String quoted(JsonNode node) {
        return node.isNumber() || node.isBoolean() ? ": write \"" + Walk.cut(node.toString()) + "\"" : "";
    }
}
