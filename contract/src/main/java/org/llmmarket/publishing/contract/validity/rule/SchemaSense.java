package org.llmmarket.publishing.contract.validity.rule;

import java.util.Set;
import org.llmmarket.publishing.contract.validity.structure.Edition;
import org.llmmarket.publishing.contract.validity.structure.ObjectKind;
import org.llmmarket.publishing.contract.validity.structure.Position;
import tools.jackson.databind.JsonNode;

/** Schemas that are well formed and yet cannot be meant: bounds that cross, keywords of another version. */
final class SchemaSense implements Rule {

    private static final String[][] BOUNDS = {
        {"minLength", "maxLength"},
        {"minItems", "maxItems"},
        {"minProperties", "maxProperties"},
        {"minContains", "maxContains"},
        {"minimum", "maximum"},
        {"exclusiveMinimum", "exclusiveMaximum"},
    };

    private static final String[][] DEPENDENT = {
        {"then", "if"},
        {"else", "if"},
        {"minContains", "contains"},
        {"maxContains", "contains"},
    };

    private final Description description;

    SchemaSense(Description description) {
        this.description = description;
    }

    @Override
    public Set<ObjectKind> kinds() {
        return Set.of(ObjectKind.SCHEMA);
    }

    @Override
    public void visit(ObjectKind kind, Position schema) {
        JsonNode node = schema.node();
        for (String[] pair : BOUNDS) {
            checkBounds(schema, pair[0], pair[1]);
        }
        for (String[] pair : DEPENDENT) {
            if (node.has(pair[0]) && !node.has(pair[1]) && description.edition() != Edition.V3_0) {
                String message = "Add '" + pair[1] + "' or remove '" + pair[0] + "', which means nothing alone.";
                description.warning(schema.child(pair[0]), "IGNORED_KEYWORD", message);
            }
        }
        checkRequired(schema);
        if (node.path("readOnly").asBoolean(false) && node.path("writeOnly").asBoolean(false)) {
            checkDirections(schema);
        }
        if (description.edition() == Edition.V3_0) {
            boolean isArray = schema.text("type").equals("array");
            if (isArray && !node.has("items")) {
                description.error(
                        schema.child("items"), kind.fault(), "Add 'items': an array needs it in OpenAPI 3.0.");
            }
        } else if (node.path("nullable").isBoolean()) {
            String message = "Write \"null\" into 'type' instead: since OpenAPI 3.1 'nullable' means nothing.";
            description.warning(schema.child("nullable"), "IGNORED_KEYWORD", message);
        }
    }

    private void checkBounds(Position schema, String least, String most) {
        JsonNode lower = schema.node().path(least);
        JsonNode upper = schema.node().path(most);
        if (lower.isNumber() && upper.isNumber() && lower.decimalValue().compareTo(upper.decimalValue()) > 0) {
            String message = "Make '" + least + "' no greater than '" + most + "': no value can have both.";
            description.warning(schema.child(least), "UNSATISFIABLE_SCHEMA", message);
        }
    }

    private void checkRequired(Position schema) {
        JsonNode node = schema.node();
        JsonNode others = node.path("additionalProperties");
        boolean isClosed = others.isBoolean() && !others.booleanValue() && !node.has("patternProperties");
        for (Position name : Description.items(schema.child("required"))) {
            if (isClosed && !node.path("properties").has(name.node().asString(""))) {
                String message =
                        "Describe the property '" + Description.cut(name.node().asString(""))
                                + "': it is required, and others than the described ones are forbidden.";
                description.warning(name, "UNSATISFIABLE_SCHEMA", message);
            }
        }
    }

    private void checkDirections(Position schema) {
        String message = "Keep one of readOnly and writeOnly: with both the value is never sent.";
        if (description.edition() == Edition.V3_0) {
            description.error(schema, ObjectKind.SCHEMA.fault(), message);
        } else {
            description.warning(schema, "UNSATISFIABLE_SCHEMA", message);
        }
    }
}
