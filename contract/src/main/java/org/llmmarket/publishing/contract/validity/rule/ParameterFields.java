package org.llmmarket.publishing.contract.validity.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.Edition;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;
import org.llmmarket.publishing.contract.validity.syntax.Syntax;

/** The fields of a parameter or header go together with each other and with its place. */
final class ParameterFields implements Rule {

    private static final String FAULT = "INVALID_PARAMETER";
    private static final Map<String, Set<String>> STYLES = Map.of(
            "path", Set.of("simple", "label", "matrix"),
            "query", Set.of("form", "spaceDelimited", "pipeDelimited", "deepObject"),
            "header", Set.of("simple"),
            "cookie", Set.of("form", "cookie"));
    private static final List<String> OF_SCHEMA = List.of("style", "explode", "allowReserved", "example", "examples");
    private static final Set<String> IGNORED_HEADERS = Set.of("accept", "content-type", "authorization");

    private final Description description;
    private final SchemaView schemas;

    ParameterFields(Description description) {
        this.description = description;
        this.schemas = new SchemaView(description);
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.PARAMETER, ObjectKind.HEADER);
    }

    @Override
    public void visit(ObjectKind kind, Position object) {
        checkContent(kind, object);
        if (kind == ObjectKind.PARAMETER) {
            String in = object.text("in");
            checkName(object, in);
            checkRequired(object, in);
            checkStyle(object, in);
            checkReserved(object, in);
            if (object.node().has("allowEmptyValue") && !in.equals("query")) {
                String message = "Remove allowEmptyValue: it is for parameters in: query.";
                description.error(object.child("allowEmptyValue"), FAULT, message);
            }
        }
    }

    private void checkContent(ObjectKind kind, Position object) {
        if (!object.node().has("content")) {
            return;
        }
        if (object.node().path("content").isObject()
                && object.node().path("content").size() != 1) {
            description.error(object.child("content"), kind.fault(), "Keep exactly one media type here.");
        }
        for (String field : OF_SCHEMA) {
            if (object.node().has(field) && !object.node().has("schema")) {
                String message = "Remove '" + field + "': it goes with 'schema', not with 'content'.";
                description.error(object.child(field), kind.fault(), message);
            }
        }
    }

    private void checkName(Position parameter, String in) {
        String name = parameter.text("name");
        if (parameter.node().path("name").isString() && name.isEmpty()) {
            description.warning(parameter.child("name"), FAULT, "Give this parameter a name.");
        } else if (in.equals("header") && !Syntax.TOKEN.matches(name)) {
            description.error(
                    parameter.child("name"), FAULT, "Write the name of a header, without blanks and separators.");
        } else if (in.equals("header") && IGNORED_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            String message = "Describe " + name + " by media types or security: as a parameter it is ignored.";
            description.warning(parameter.child("name"), "IGNORED_PARAMETER", message);
        } else if (in.equals("path") && name.matches(".*[{}/?#].*")) {
            description.error(parameter.child("name"), FAULT, "Write a name that can stand in the braces of a path.");
        }
    }

    private void checkRequired(Position parameter, String in) {
        if (in.equals("path") && !parameter.node().path("required").asBoolean(false)) {
            String message = "Add required: true, as a path is never without its parameters.";
            if (parameter.node().has("content") && !parameter.node().has("required")) {
                // The schema that comes with the specification lets this pass.
                description.warning(parameter.child("required"), FAULT, message);
            } else {
                description.error(parameter.child("required"), FAULT, message);
            }
        }
    }

    private void checkStyle(Position parameter, String in) {
        String style = parameter.text("style");
        if (in.equals("querystring") && parameter.node().has("schema")) {
            description.error(
                    parameter.child("schema"), FAULT, "Use 'content': a parameter in: querystring has no schema.");
        }
        Set<String> allowed = STYLES.get(in);
        if (!style.isEmpty() && allowed != null && !allowed.contains(style)) {
            String message =
                    "Choose another style: a parameter in: " + in + " has no style '" + Description.cut(style) + "'.";
            description.error(parameter.child("style"), FAULT, message);
            return;
        }
        Set<String> types = schemas.types(parameter.node().path("schema"));
        boolean isScalar = !types.isEmpty() && !types.contains("object");
        boolean isDelimited = style.equals("spaceDelimited") || style.equals("pipeDelimited");
        if (isScalar && (style.equals("deepObject") || (isDelimited && !types.contains("array")))) {
            String message = "Choose another style: '" + style + "' is not defined for a value of this type.";
            description.warning(parameter.child("style"), FAULT, message);
        }
    }

    private void checkReserved(Position parameter, String in) {
        if (!parameter.node().has("allowReserved")) {
            return;
        }
        boolean isNew = description.edition().isAtLeast(Edition.V3_2);
        boolean encodes = in.equals("path")
                || (in.equals("cookie") && !parameter.text("style").equals("cookie"));
        if (!in.equals("query") && !(isNew && encodes)) {
            String message = "Remove allowReserved: a parameter in: " + in + " is not percent-encoded that way.";
            if (description.edition() == Edition.V3_0) {
                description.warning(parameter.child("allowReserved"), FAULT, message);
            } else {
                description.error(parameter.child("allowReserved"), FAULT, message);
            }
        }
    }
}
