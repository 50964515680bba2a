package org.llmmarket.publishing.contract.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes an array: as short as allowed, but with an item, for servers refuse empty lists that schemas allow. */
final class ArraySample {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST = 2_000;
    private static final int SHOWN_TO_DEPTH = 6;

    private final ValueMaker maker;
    private final SchemaSet set;
    private final int wanted;
    private final int least;

    ArraySample(ValueMaker maker, SchemaSet set, int depth) {
        this.maker = maker;
        this.set = set;
        this.least = Math.max(set.count("minItems", 0), set.has("contains") ? set.count("minContains", 1) : 0);
        boolean shown = depth <= SHOWN_TO_DEPTH;
        this.wanted = Math.min(Math.max(least, shown ? 1 : 0), set.count("maxItems", Integer.MAX_VALUE));
    }

    @Nullable
    JsonNode make() {
        if (wanted > LONGEST) {
            return null;
        }
        ArrayNode array = NODES.arrayNode();
        boolean unique =
                set.parts().stream().anyMatch(part -> part.path("uniqueItems").asBoolean(false));
        JsonNode first = null;
        while (array.size() < wanted) {
            List<JsonNode> schemas = schemasOf(array.size());
            JsonNode item =
                    unique && first != null ? variation(first, schemas, array.size()) : maker.make(schemas, least == 0);
            if (item == null) {
                return array.size() >= least ? array : null;
            }
            first = first == null ? item : first;
            array.add(item);
        }
        return array;
    }

    private List<JsonNode> schemasOf(int index) {
        List<JsonNode> schemas = new ArrayList<>();
        for (JsonNode part : set.parts()) {
            int listed = part.path("prefixItems").size();
            JsonNode schema = index < listed ? part.path("prefixItems").path(index) : part.path("items");
            if (!schema.isMissingNode()) {
                schemas.add(schema);
            }
            if (index >= listed && part.has("contains")) {
                schemas.add(part.path("contains"));
            }
        }
        return schemas;
    }

    /** Something like the first item, but different. */
    private @Nullable JsonNode variation(JsonNode item, List<JsonNode> schemas, int number) {
        List<JsonNode> listed = new ArrayList<>();
        schemas.forEach(schema -> schema.path("enum").forEach(listed::add));
        if (!listed.isEmpty()) {
            listed.remove(item);
            return number <= listed.size() ? listed.get(number - 1) : null;
        }
        if (item.isNumber()) {
            return NODES.numberNode(item.decimalValue().add(BigDecimal.valueOf(number)));
        }
        if (item.isString()) {
            return NODES.stringNode(item.asString() + number);
        }
        if (item instanceof ObjectNode object) {
            ObjectNode copy = object.deepCopy();
            object.properties().stream()
                    .filter(member ->
                            member.getValue().isNumber() || member.getValue().isString())
                    .findFirst()
                    .ifPresent(member -> copy.set(member.getKey(), variation(member.getValue(), List.of(), number)));
            return copy;
        }
        return item.isBoolean() && number == 1 ? NODES.booleanNode(false) : null;
    }
}
