package org.llmmarket.publishing.contract.schema;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import tools.jackson.databind.json.JsonMapper;

/** Lets the validator read the trees of this library. */
final class TreeNodeFactory implements JsonNodeFactory {

    @Override
    public JsonNode wrap(Object node) {
        return node instanceof JsonNode wrapped ? wrapped : new TreeNode((tools.jackson.databind.JsonNode) node, "");
    }

    @Override
    public JsonNode create(String json) {
        return new TreeNode(JsonMapper.shared().readTree(json), "");
    }
}
