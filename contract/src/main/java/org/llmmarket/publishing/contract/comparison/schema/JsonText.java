package org.llmmarket.publishing.contract.comparison.schema;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON values as text: equal texts for values that are equal by JSON Schema, where {@code 1} is {@code 1.0}. */
final class JsonText {

    private static final int LONGEST_SHOWN = 120;

    private JsonText() {}

    static String of(JsonNode value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    /** The value for a message, cut to size. */
    static String shown(JsonNode value) {
        return cut(value.isContainer() ? value.toString() : of(value));
    }

    static String cut(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    private static void write(JsonNode value, StringBuilder text) {
        if (value.isNumber()) {
            text.append(
                    value.decimalValue().signum() == 0
                            ? "0"
                            : value.decimalValue().stripTrailingZeros().toString());
        } else if (value.isArray()) {
            text.append('[');
            value.forEach(element -> {
                write(element, text);
                text.append(',');
            });
            text.append(']');
        } else if (value.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            value.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
            text.append('{');
            sorted.forEach((name, member) -> {
                text.append(JsonNodeFactory.instance.stringNode(name)).append(':');
                write(member, text);
                text.append(',');
            });
            text.append('}');
        } else {
            text.append(value);
        }
    }
}
