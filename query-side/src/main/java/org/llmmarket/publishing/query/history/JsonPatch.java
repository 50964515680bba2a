package org.llmmarket.publishing.query.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the patch (RFC 6902) that turns one document into another, with paths as RFC 6901 writes them. */
final class JsonPatch {

    private final List<JsonNode> operations = new ArrayList<>();

    private JsonPatch() {}

    /** No document is the same as {@code null}. */
    static List<JsonNode> between(@Nullable JsonNode before, @Nullable JsonNode after) {
        JsonPatch patch = new JsonPatch();
        JsonNode none = JsonNodeFactory.instance.nullNode();
        patch.compare("", before == null ? none : before, after == null ? none : after);
        return List.copyOf(patch.operations);
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            compareObjects(path, before, after);
        } else if (before.isArray() && after.isArray()) {
            compareArrays(path, before, after);
        } else {
            add("replace", path, after);
        }
    }

    private void compareObjects(String path, JsonNode before, JsonNode after) {
        before.properties().forEach(member -> {
            String place = path + "/" + escaped(member.getKey());
            JsonNode now = after.get(member.getKey());
            if (now == null) {
                add("remove", place, null);
            } else {
                compare(place, member.getValue(), now);
            }
        });
        after.properties().forEach(member -> {
            if (!before.has(member.getKey())) {
                add("add", path + "/" + escaped(member.getKey()), member.getValue());
            }
        });
    }

    /** What both begin and end with stays; in between items are compared one by one, and what is left goes or comes. */
    private void compareArrays(String path, JsonNode before, JsonNode after) {
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        int both = shorter - tail;
        for (int index = head; index < both; index++) {
            compare(path + "/" + index, before.get(index), after.get(index));
        }
        for (int index = before.size() - tail - 1; index >= both; index--) {
            add("remove", path + "/" + index, null);
        }
        for (int index = both; index < after.size() - tail; index++) {
            add("add", path + "/" + index, after.get(index));
        }
    }

    private void add(String operation, String path, @Nullable JsonNode value) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("op", operation);
        json.put("path", path);
        if (value != null) {
            json.set("value", value);
        }
        operations.add(json);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
