package org.llmmarket.publishing.contract.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A schema and what it reaches, as one self-contained schema of JSON Schema 2020-12. */
final class SchemaBundle {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LARGEST = 200_000;

    private final OpenApiDocument document;
    private final SchemaTranslation translation;
    private final IdentityHashMap<JsonNode, String> names = new IdentityHashMap<>();
    private final Deque<JsonNode> pending = new ArrayDeque<>();
    private int nodes;

    SchemaBundle(OpenApiDocument document, Direction direction) {
        this.document = document;
        this.translation = new SchemaTranslation(this, direction, document.hasOldSchemas());
    }

    ObjectNode of(JsonNode schema) {
        ObjectNode bundle = NODES.objectNode();
        bundle.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        bundle.putArray("allOf").add(translation.of(schema));
        ObjectNode definitions = bundle.putObject("$defs");
        while (!pending.isEmpty()) {
            JsonNode next = pending.remove();
            definitions.set(names.getOrDefault(next, ""), translation.of(next));
        }
        return bundle;
    }

    /** The schema that a reference stands for; what cannot be resolved allows everything. */
    JsonNode reference(JsonNode from, String keyword) {
        JsonNode target = document.references().target(from, from.path(keyword).asString());
        if (!target.isObject() && !target.isBoolean()) {
            return NODES.booleanNode(true);
        }
        String name = names.computeIfAbsent(target, schema -> {
            pending.add(schema);
            return "s" + names.size();
        });
        return NODES.objectNode().put("$ref", "#/$defs/" + name);
    }

    /** The property as it is declared, its reference resolved. */
    JsonNode resolved(JsonNode schema) {
        return document.references().resolve(schema);
    }

    void count() {
        if (++nodes > LARGEST) {
            throw new SchemaTooLarge();
        }
    }
}
