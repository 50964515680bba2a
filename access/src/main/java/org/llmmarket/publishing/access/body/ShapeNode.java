package org.llmmarket.publishing.access.body;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SimpleType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows a Jackson 3 tree to the JSON Schema validator, which knows Jackson 2 only. */
record ShapeNode(tools.jackson.databind.JsonNode node, String pointer) implements JsonNode {

    static final JsonNodeFactory FACTORY = new JsonNodeFactory() {
        @Override
        public JsonNode wrap(Object node) {
            return node instanceof ShapeNode shaped ? shaped : of((tools.jackson.databind.JsonNode) node);
        }

        @Override
        public JsonNode create(String json) {
            return of(StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)));
        }
    };

    static ShapeNode of(tools.jackson.databind.JsonNode node) {
        return new ShapeNode(node, "");
    }

    @Override
    public String getJsonPointer() {
        return pointer;
    }

    @Override
    public SimpleType getNodeType() {
        return switch (node.getNodeType()) {
            case OBJECT -> SimpleType.OBJECT;
            case ARRAY -> SimpleType.ARRAY;
            case STRING -> SimpleType.STRING;
            case BOOLEAN -> SimpleType.BOOLEAN;
            case NUMBER -> isWhole() ? SimpleType.INTEGER : SimpleType.NUMBER;
            default -> SimpleType.NULL;
        };
    }

    @Override
    public boolean asBoolean() {
        return node.booleanValue();
    }

    @Override
    public String asString() {
        return node.isString() ? node.stringValue() : node.toString();
    }

    @Override
    public BigInteger asInteger() {
        return node.decimalValue().toBigInteger();
    }

    @Override
    public BigDecimal asNumber() {
        return node.decimalValue();
    }

    @Override
    public List<JsonNode> asArray() {
        List<JsonNode> items = new ArrayList<>(node.size());
        for (tools.jackson.databind.JsonNode item : node) {
            items.add(new ShapeNode(item, pointer + "/" + items.size()));
        }
        return items;
    }

    @Override
    public Map<String, JsonNode> asObject() {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        node.forEachEntry((name, value) ->
                properties.put(name, new ShapeNode(value, pointer + "/" + JsonNode.encodeJsonPointer(name))));
        return properties;
    }

    /** As JSON Schema has it, {@code 500.0} is an integer. */
    private boolean isWhole() {
        return node.isIntegralNumber()
                || node.decimalValue().stripTrailingZeros().scale() <= 0;
    }
}
