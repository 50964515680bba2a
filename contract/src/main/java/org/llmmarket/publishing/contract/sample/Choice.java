package org.llmmarket.publishing.contract.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.llmmarket.publishing.contract.document.References;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Alternatives of which one is to be chosen, the preferred ones first.
 *
 * @param owner the schema that the choice belongs to
 * @param keyword the node that identifies the choice
 * @param alternatives each a list of schemas that apply together
 */
record Choice(JsonNode owner, JsonNode keyword, List<List<JsonNode>> alternatives) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static Choice of(JsonNode owner, JsonNode schemas, References references) {
        List<JsonNode> ordered = new ArrayList<>();
        schemas.forEach(ordered::add);
        // A value tells a reader more than a null.
        ordered.sort(Comparator.comparing(
                schema -> references.resolve(schema).path("type").asString("").equals("null")));
        List<List<JsonNode>> alternatives = new ArrayList<>();
        for (JsonNode schema : ordered) {
            alternatives.add(List.of(schema, tag(owner.path("discriminator"), schema)));
        }
        return new Choice(owner, schemas, alternatives);
    }

    /** Either the condition and what follows from it, or what holds otherwise. */
    static Choice ofCondition(JsonNode owner) {
        List<List<JsonNode>> alternatives =
                List.of(List.of(owner.path("if"), owner.path("then")), List.of(owner.path("else")));
        return new Choice(owner, owner.path("if"), alternatives);
    }

    /** The value of the discriminating property that stands for an alternative. */
    private static JsonNode tag(JsonNode discriminator, JsonNode alternative) {
        String property = discriminator.path("propertyName").asString("");
        String reference = alternative.path("$ref").asString("");
        if (property.isEmpty() || reference.isEmpty()) {
            return NODES.booleanNode(true);
        }
        String value = reference.substring(reference.lastIndexOf('/') + 1);
        for (Map.Entry<String, JsonNode> mapping : discriminator.path("mapping").properties()) {
            String target = mapping.getValue().asString("");
            if (target.equals(reference) || target.equals(value)) {
                value = mapping.getKey();
                break;
            }
        }
        ObjectNode schema = NODES.objectNode();
        schema.putArray("required").add(property);
        schema.putObject("properties").putObject(property).put(ValueMaker.TAG, value);
        return schema;
    }
}
