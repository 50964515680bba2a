package org.llmmarket.publishing.contract.schema;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SimpleType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node of a tree as the validator sees it, with the equality of JSON Schema: {@code 1} is {@code 1.0}. */
final class TreeNode implements JsonNode {

    private final tools.jackson.databind.JsonNode node;
    private final String pointer;
    private @Nullable List<JsonNode> items;
    private @Nullable Map<String, JsonNode> members;

    TreeNode(tools.jackson.databind.JsonNode node, String pointer) {
        this.node = node;
        this.pointer = pointer;
    }

    @Override
    public String getJsonPointer() {
        return pointer;
    }

    @Override
    public SimpleType getNodeType() {
        return switch (node.getNodeType()) {
            case BOOLEAN -> SimpleType.BOOLEAN;
            case STRING -> SimpleType.STRING;
            case NUMBER -> isWhole(node.decimalValue()) ? SimpleType.INTEGER : SimpleType.NUMBER;
            case ARRAY -> SimpleType.ARRAY;
            case OBJECT -> SimpleType.OBJECT;
            default -> SimpleType.NULL;
        };
    }

    @Override
    public boolean asBoolean() {
        return node.booleanValue();
    }

    @Override
    public String asString() {
        return node.asString();
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
        if (items == null) {
            List<JsonNode> wrapped = new ArrayList<>(node.size());
            node.forEach(item -> wrapped.add(new TreeNode(item, pointer + "/" + wrapped.size())));
            items = wrapped;
        }
        return items;
    }

    @Override
    public Map<String, JsonNode> asObject() {
        if (members == null) {
            Map<String, JsonNode> wrapped = new LinkedHashMap<>();
            node.properties()
                    .forEach(member -> wrapped.put(
                            member.getKey(),
                            new TreeNode(
                                    member.getValue(), pointer + "/" + JsonNode.encodeJsonPointer(member.getKey()))));
            members = wrapped;
        }
        return members;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TreeNode that && equal(node, that.node);
    }

    @Override
    public int hashCode() {
        return node.isNumber()
                ? Double.hashCode(node.doubleValue())
                : node.isContainer() ? node.size() : node.hashCode();
    }

    private static boolean equal(tools.jackson.databind.JsonNode left, tools.jackson.databind.JsonNode right) {
        return left.equals(TreeNode::compareScalars, right);
    }

    private static int compareScalars(tools.jackson.databind.JsonNode left, tools.jackson.databind.JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        return left.equals(right) ? 0 : 1;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
    }
}
