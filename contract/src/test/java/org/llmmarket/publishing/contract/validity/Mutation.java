package org.llmmarket.publishing.contract.validity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes a document at places, and in ways, that somebody chooses: replaces, moves, copies, renames, removes. */
final class Mutation {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "1.5",
            "\"\"",
            "\"x\"",
            "\"$request.body#/a\"",
            "\"#\"",
            "\"#/\"",
            "\"#/components/schemas/Voice\"",
            "\"#/paths/~1voices/get\"",
            "\"#x%\"",
            "\"http://127.0.0.1:1/\"",
            "\"/{a}/{b\"",
            "\"(a{2}\"",
            "[]",
            "{}",
            "[null]",
            "{\"$ref\": \"#/components/schemas/Id\"}",
            "{\"$ref\": \"#\"}",
            "{\"$id\": \"a\", \"$anchor\": \"b\", \"$dynamicRef\": \"#b\"}",
            "{\"type\": [\"string\", 3]}");
    private static final List<String> NAMES = List.of(
            "$ref",
            "$id",
            "$schema",
            "type",
            "items",
            "allOf",
            "discriminator",
            "parameters",
            "get",
            "x-a",
            "",
            "/{a}",
            "default",
            "example",
            "security",
            "responses",
            "200",
            "schema",
            "content",
            "in",
            "mapping");

    private final IntUnaryOperator choice;

    /**
     * Mutations by somebody's choices.
     *
     * @param choice a number below another
     */
    Mutation(IntUnaryOperator choice) {
        this.choice = choice;
    }

    ObjectNode of(ObjectNode sound) {
        ObjectNode document = sound.deepCopy();
        for (int i = 1 + choice.applyAsInt(5); i > 0; i--) {
            List<JsonNode> places = new ArrayList<>();
            collect(document, places);
            change(places.get(choice.applyAsInt(places.size())), places);
        }
        return document;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private void change(JsonNode place, List<JsonNode> places) {
        JsonNode value = choice.applyAsInt(4) == 0
                ? places.get(choice.applyAsInt(places.size())).deepCopy()
                : JsonMapper.shared().readTree(chosen(VALUES));
        if (place instanceof ArrayNode array) {
            if (array.isEmpty() || choice.applyAsInt(2) == 0) {
                array.add(value);
            } else {
                array.set(choice.applyAsInt(array.size()), value);
            }
        } else if (place instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(object.propertyNames());
            String name = names.isEmpty() || choice.applyAsInt(3) == 0 ? chosen(NAMES) : chosen(names);
            if (choice.applyAsInt(5) == 0) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        }
    }

    private String chosen(List<String> from) {
        return from.get(choice.applyAsInt(from.size()));
    }
}
