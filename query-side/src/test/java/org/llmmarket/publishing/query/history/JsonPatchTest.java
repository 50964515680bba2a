package org.llmmarket.publishing.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JsonPatchTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void what_is_equal_needs_no_patch() {
        assertThat(patch("{\"a\":[1,{\"b\":null}]}", "{\"a\":[1,{\"b\":null}]}"))
                .isEmpty();
    }

    @Test
    void a_member_comes_changes_and_goes() {
        assertThat(patch("{\"a\":1,\"b\":2}", "{\"b\":3,\"c\":4}"))
                .containsExactly(
                        "{\"op\":\"remove\",\"path\":\"/a\"}",
                        "{\"op\":\"replace\",\"path\":\"/b\",\"value\":3}",
                        "{\"op\":\"add\",\"path\":\"/c\",\"value\":4}");
    }

    @Test
    void an_item_in_front_leaves_the_others_alone() {
        assertThat(patch("[\"b\",\"c\"]", "[\"a\",\"b\",\"c\"]"))
                .containsExactly("{\"op\":\"add\",\"path\":\"/0\",\"value\":\"a\"}");
        assertThat(patch("[\"a\",\"b\",\"c\"]", "[\"c\"]"))
                .containsExactly("{\"op\":\"remove\",\"path\":\"/1\"}", "{\"op\":\"remove\",\"path\":\"/0\"}");
    }

    @Test
    void a_value_that_ends_is_replaced_by_null() {
        assertThat(patch("{\"a\":\"x\"}", "{\"a\":null}"))
                .containsExactly("{\"op\":\"replace\",\"path\":\"/a\",\"value\":null}");
    }

    @Test
    void names_are_escaped() {
        assertThat(patch("{\"a/b\":{\"~\":1}}", "{\"a/b\":{\"~\":2}}"))
                .containsExactly("{\"op\":\"replace\",\"path\":\"/a~1b/~0\",\"value\":2}");
    }

    @Test
    void a_document_that_was_not_there_was_null() {
        assertThat(JsonPatch.between(null, JSON.readTree("{}")))
                .map(JsonNode::toString)
                .containsExactly("{\"op\":\"replace\",\"path\":\"\",\"value\":{}}");
        assertThat(JsonPatch.between(null, null)).isEmpty();
    }

    @Test
    void whatever_is_patched_becomes_what_was_wanted() {
        Random random = new Random(17);
        for (int round = 0; round < 2_000; round++) {
            JsonNode before = anything(random, 3);
            JsonNode after = anything(random, 3);

            assertThat(applied(before, JsonPatch.between(before, after)))
                    .as(before + " to " + after)
                    .isEqualTo(after);
        }
    }

    private static JsonNode anything(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 3 : 6);
        if (kind >= 4) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (int members = random.nextInt(4); members > 0; members--) {
                object.set(List.of("a", "b", "c/d", "e~f").get(random.nextInt(4)), anything(random, depth - 1));
            }
            return object;
        }
        if (kind == 3) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (int items = random.nextInt(5); items > 0; items--) {
                array.add(anything(random, depth - 1));
            }
            return array;
        }
        return kind == 0
                ? JsonNodeFactory.instance.nullNode()
                : kind == 1
                        ? JsonNodeFactory.instance.numberNode(random.nextInt(3))
                        : JsonNodeFactory.instance.stringNode("text " + random.nextInt(3));
    }

    private static JsonNode applied(JsonNode document, List<JsonNode> patch) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("it", document.deepCopy());
        patch.forEach(operation -> apply(root, operation));
        return root.get("it");
    }

    private static void apply(ObjectNode root, JsonNode operation) {
        String path = "/it" + operation.get("path").stringValue();
        int end = path.lastIndexOf('/');
        JsonNode parent = root.at(path.substring(0, end));
        String name = path.substring(end + 1).replace("~1", "/").replace("~0", "~");
        String what = operation.get("op").stringValue();
        if (parent instanceof ObjectNode object) {
            if (what.equals("remove")) {
                object.remove(name);
            } else {
                object.set(name, operation.get("value"));
            }
        } else if (parent instanceof ArrayNode array) {
            int index = Integer.parseInt(name);
            switch (what) {
                case "remove" -> array.remove(index);
                case "add" -> array.insert(index, operation.get("value"));
                default -> array.set(index, operation.get("value"));
            }
        }
    }

    private static List<String> patch(String before, String after) {
        return JsonPatch.between(JSON.readTree(before), JSON.readTree(after)).stream()
                .map(JsonNode::toString)
                .toList();
    }
}
