package org.llmmarket.publishing.contract.reading;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON by RFC 8259 within bounds; keys that are there twice are findings. */
final class JsonTreeReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // Our own budget says where a bound was passed; these are only the net below it.
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(2 * TreeBudget.MAX_DEPTH)
                            .maxNumberLength(100_000)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNameLength(1_000_000)
                            .build())
                    .build())
            .build();

    private final byte[] bytes;
    private final int start;
    private final TreeBudget budget = new TreeBudget();

    JsonTreeReader(byte[] bytes, int start) {
        this.bytes = bytes;
        this.start = start;
    }

    JsonNode read() throws UnreadableDocument {
        try (JsonParser parser = MAPPER.createParser(bytes, start, bytes.length - start)) {
            parser.nextToken();
            JsonNode root = value(parser);
            if (parser.nextToken() != null) {
                throw malformed("there is more text after its end");
            }
            budget.end();
            return root;
        } catch (JacksonException malformed) {
            throw malformed(explanation(malformed));
        }
    }

    private JsonNode value(JsonParser parser) throws UnreadableDocument {
        budget.node();
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.stringNode(budget.text(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> budget.number(parser.getString());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object(JsonParser parser) throws UnreadableDocument {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            budget.key(key);
            parser.nextToken();
            budget.enter(key);
            JsonNode value = value(parser);
            budget.leave();
            if (object.replace(key, value) != null) {
                budget.duplicate(key);
            }
        }
        return object;
    }

    private ArrayNode array(JsonParser parser) throws UnreadableDocument {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            budget.enter(String.valueOf(array.size()));
            array.add(value(parser));
            budget.leave();
        }
        return array;
    }

    private static UnreadableDocument malformed(String explanation) {
        return new UnreadableDocument("", "the document is not valid JSON: " + explanation, "VALIDATION_ERROR");
    }

    private static String explanation(JacksonException malformed) {
        String where = malformed.getLocation() == null
                ? ""
                : "line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr() + ": ";
        // The parser names its own settings, which the author of the document cannot change.
        String message = malformed.getOriginalMessage().replaceAll("(?:, from|: enable) `[^`]*+`(?: to allow)?", "");
        return where + (message.length() <= 300 ? message : message.substring(0, 300) + "…");
    }
}
