package org.llmmarket.publishing.access.body;

import dev.harrel.jsonschema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.llmmarket.publishing.api.finding.Finding;
import tools.jackson.databind.JsonNode;

/** Tells a schema's violations as the contract's findings, each with what would be right. */
final class ShapeFindings {

    private static final String FORMAT = "INVALID_FORMAT";
    private static final Map<String, String> ARTICLES = Map.of(
            "string", "a text",
            "integer", "a whole number",
            "number", "a number",
            "object", "an object",
            "array", "a list",
            "boolean", "true or false",
            "null", "null");

    private final Shapes shapes;
    private final JsonNode document;
    private final List<Finding> findings = new ArrayList<>();

    private ShapeFindings(Shapes shapes, JsonNode document) {
        this.shapes = shapes;
        this.document = document;
    }

    static List<Finding> of(List<Error> errors, Shapes shapes, JsonNode document) {
        ShapeFindings told = new ShapeFindings(shapes, document);
        List<Error> actionable = Violations.actionable(errors);
        Set<String> wrongTypes = places(actionable, "type");
        Set<String> tooShort = places(actionable, "minLength");
        actionable.stream()
                .filter(error -> "type".equals(error.getKeyword()) || !wrongTypes.contains(error.getInstanceLocation()))
                .filter(error ->
                        "minLength".equals(error.getKeyword()) || !tooShort.contains(error.getInstanceLocation()))
                .forEach(told::tell);
        return told.findings;
    }

    private static Set<String> places(List<Error> errors, String keyword) {
        return errors.stream()
                .filter(error -> keyword.equals(error.getKeyword()))
                .map(Error::getInstanceLocation)
                .collect(Collectors.toSet());
    }

    private void tell(Error error) {
        FieldPath.Place at = FieldPath.Place.of(document, error.getInstanceLocation());
        String keyword = error.getKeyword();
        if (keyword == null) {
            unknown(at.path(), error.getSchemaLocation());
            return;
        }
        JsonNode schema = shapes.at(error.getSchemaLocation());
        JsonNode demand = schema.path(keyword);
        switch (keyword) {
            case "required" -> missing(at, demand);
            case "dependentRequired" ->
                demand.propertyStream()
                        .filter(each -> at.value().has(each.getKey()))
                        .forEach(each -> missing(at, each.getValue()));
            case "type" -> add(at, "Must be " + types(demand) + ", but is " + typeOf(at.value()) + ".", "INVALID_TYPE");
            case "enum" -> add(at, "Must be one of " + values(demand) + butIs(at.value()), "INVALID_ENUM");
            case "const" -> add(at, "Must be " + value(demand) + butIs(at.value()), "INVALID_ENUM");
            case "minLength", "minItems", "minProperties" ->
                add(at, size("at least", demand, keyword, at), "TOO_SHORT");
            case "maxLength", "maxItems", "maxProperties" -> add(at, size("at most", demand, keyword, at), "TOO_LONG");
            case "minimum" -> add(at, range("at least", demand, at), "OUT_OF_RANGE");
            case "maximum" -> add(at, range("at most", demand, at), "OUT_OF_RANGE");
            case "exclusiveMinimum" -> add(at, range("more than", demand, at), "OUT_OF_RANGE");
            case "exclusiveMaximum" -> add(at, range("less than", demand, at), "OUT_OF_RANGE");
            case "multipleOf" -> add(at, range("a multiple of", demand, at), "OUT_OF_RANGE");
            case "uniqueItems" -> add(at, "Must not have the same entry twice.", FORMAT);
            case "line" -> add(at, "Must be one line without control characters.", FORMAT);
            case "anyOf", "oneOf" -> add(at, union(schema, demand, at), unionCode(demand, at.value()));
            default -> add(at, described(schema, keyword, demand), FORMAT);
        }
    }

    private void missing(FieldPath.Place at, JsonNode names) {
        names.valueStream()
                .map(JsonNode::stringValue)
                .filter(name -> !at.value().has(name))
                .forEach(name -> findings.add(
                        new Finding(at.path().property(name).text(), "Is required, but is missing.", "REQUIRED")));
    }

    private void unknown(FieldPath path, String location) {
        JsonNode known =
                shapes.at(location.substring(0, location.lastIndexOf('/'))).path("properties");
        String remedy = known.isEmpty()
                ? "Is unknown here; leave it out."
                : "Is unknown here; known are " + String.join(", ", known.propertyNames()) + ".";
        findings.add(new Finding(path.text(), remedy, "UNKNOWN_PROPERTY"));
    }

    private void add(FieldPath.Place at, String message, String code) {
        findings.add(new Finding(at.path().text(), message, code));
    }

    private static String size(String bound, JsonNode limit, String keyword, FieldPath.Place at) {
        JsonNode value = at.value();
        int actual = value.isString()
                ? value.stringValue().codePointCount(0, value.stringValue().length())
                : value.size();
        String what = keyword.endsWith("Length") ? "characters" : keyword.endsWith("Items") ? "entries" : "properties";
        return "Must have " + bound + " " + value(limit) + " " + what + ", but has " + actual + ".";
    }

    private static String range(String bound, JsonNode limit, FieldPath.Place at) {
        return "Must be " + bound + " " + value(limit) + butIs(at.value());
    }

    private static String described(JsonNode schema, String keyword, JsonNode demand) {
        String description = schema.path("description").asString("");
        return description.isEmpty() ? "Must match " + keyword + " " + value(demand) + "." : "Must be: " + description;
    }

    private static String union(JsonNode schema, JsonNode branches, FieldPath.Place at) {
        String description = schema.path("description").asString("");
        return description.isEmpty()
                ? "Must be " + unionTypes(branches).map(ShapeFindings::article).collect(Collectors.joining(" or "))
                        + ", but is " + typeOf(at.value()) + "."
                : "Must be: " + description;
    }

    private static String unionCode(JsonNode branches, JsonNode value) {
        return unionTypes(branches).anyMatch(type -> article(type).equals(typeOf(value))) ? FORMAT : "INVALID_TYPE";
    }

    private static Stream<String> unionTypes(JsonNode branches) {
        return branches.valueStream()
                .map(branch -> branch.path("type").asString(""))
                .filter(type -> !type.isEmpty());
    }

    private static String types(JsonNode demand) {
        return demand.isArray()
                ? demand.valueStream().map(type -> article(type.stringValue())).collect(Collectors.joining(" or "))
                : article(demand.stringValue());
    }

    private static String article(String type) {
        return ARTICLES.getOrDefault(type, type);
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "a text";
            case NUMBER -> value.isIntegralNumber() ? "a whole number" : "a number";
            case BOOLEAN -> "true or false";
            default -> "null";
        };
    }

    private static String values(JsonNode list) {
        return list.valueStream().map(ShapeFindings::value).collect(Collectors.joining(", "));
    }

    private static String butIs(JsonNode value) {
        return value.isContainer() ? "." : ", but is " + value(value) + ".";
    }

    private static String value(JsonNode value) {
        return value.isString() ? Printable.line(value.stringValue()) : value.toString();
    }
}
