package org.llmmarket.publishing.contract.validity.rule;

import java.util.Optional;
import java.util.Set;
import org.llmmarket.publishing.contract.document.MediaType;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.contract.validity.instance.Conformance;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;
import tools.jackson.databind.JsonNode;

/**
 * Examples and defaults fit the schemas beside them. The specification says that they SHOULD, so one that does not is a
 * doubt, and no reason to refuse a document.
 */
final class Examples implements Rule {

    private static final String CODE = "INVALID_EXAMPLE";

    private final Description description;
    private final SchemaView schemas;
    private final Conformance conformance;

    Examples(Description description, OpenApiDocument document) {
        this.description = description;
        this.schemas = new SchemaView(description);
        this.conformance = new Conformance(document);
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.SCHEMA, ObjectKind.MEDIA_TYPE, ObjectKind.PARAMETER, ObjectKind.HEADER);
    }

    @Override
    public void visit(ObjectKind kind, Position object) {
        if (kind == ObjectKind.SCHEMA) {
            checkSchema(object);
            return;
        }
        JsonNode schema = object.node().path("schema");
        if (!schema.isObject()) {
            return;
        }
        if (object.node().has("example")) {
            check(kind, object, schema, object.child("example"));
        }
        for (Position example : Description.members(object.child("examples"))) {
            JsonNode resolved = description.resolve(example.node());
            String field = resolved.has("dataValue") ? "dataValue" : "value";
            if (resolved.has(field)) {
                boolean isHere = example.node().has(field);
                Position value = isHere
                        ? example.child(field)
                        : example.child("$ref", example.node().path("$ref"));
                check(kind, object, schema, value, resolved.path(field));
            }
        }
    }

    private void check(ObjectKind kind, Position object, JsonNode schema, Position value) {
        check(kind, object, schema, value, value.node());
    }

    private void check(ObjectKind kind, Position object, JsonNode schema, Position at, JsonNode value) {
        boolean isText = value.isString();
        if (kind == ObjectKind.MEDIA_TYPE) {
            String name = new MediaType(object.key(), schema, object.node()).plainName();
            // In other representations a text is the example as it is written.
            if (isText && !MediaType.isJson(name)) {
                return;
            }
        } else if (isText && isSerialized(schema)) {
            return;
        }
        report(at, CODE, "example", conformance.misfit(schema, value));
    }

    /** Whether a text may be a value as it stands in the URL or header. */
    private boolean isSerialized(JsonNode schema) {
        Set<String> types = schemas.types(schema);
        return types.isEmpty() || types.contains("array") || types.contains("object");
    }

    private void checkSchema(Position schema) {
        JsonNode node = schema.node();
        if (node.has("default")) {
            report(
                    schema.child("default"),
                    "INVALID_DEFAULT",
                    "default",
                    conformance.misfit(node, node.path("default")));
        }
        if (node.has("example")) {
            report(schema.child("example"), CODE, "example", conformance.misfit(node, node.path("example")));
        }
        for (Position example : Description.items(schema.child("examples"))) {
            report(example, CODE, "example", conformance.misfit(node, example.node()));
        }
        if (node.has("type") && (node.has("enum") || node.has("const"))) {
            checkValues(schema);
        }
    }

    private void checkValues(Position schema) {
        if (schema.node().has("const")) {
            checkValue(schema, schema.child("const"));
        }
        for (Position value : Description.items(schema.child("enum"))) {
            checkValue(schema, value);
        }
    }

    private void checkValue(Position schema, Position value) {
        Optional<String> demand = conformance.plainMisfit(schema.node(), value.node());
        demand.filter(what -> !what.contains("'const'")).ifPresent(what -> {
            String message = "Change this value or the schema around it, which asks for a value " + what + ".";
            description.warning(value, "UNSATISFIABLE_SCHEMA", message);
        });
    }

    private void report(Position at, String code, String what, Optional<Conformance.Misfit> misfit) {
        misfit.ifPresent(fault -> {
            String where = fault.pointer().isEmpty() ? "it" : "at " + Description.cut(fault.pointer()) + " it";
            String message = "Mend this " + what + " or its schema: " + where + " must be " + fault.demand() + ".";
            description.warning(at, code, message);
        });
    }
}
