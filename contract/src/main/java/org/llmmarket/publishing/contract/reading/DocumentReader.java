package org.llmmarket.publishing.contract.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the bytes of a document, which are JSON by RFC 8259 or YAML 1.2, as a tree. Numbers keep their digits, duplicate keys
 * are refused, and nesting, size and what aliases expand to are bounded.
 */
public final class DocumentReader {

    private DocumentReader() {}

    /**
     * Reads a document in UTF-8.
     *
     * @throws UnreadableDocument with findings that say why it is none
     */
    public static ObjectNode read(byte[] bytes) throws UnreadableDocument {
        String text = decode(bytes);
        JsonNode root = looksLikeJson(text) ? jsonOrElseYaml(text) : new YamlTreeReader(text).read();
        if (root instanceof ObjectNode object) {
            return object;
        }
        throw new UnreadableDocument("", "an OpenAPI document is an object", "VALIDATION_ERROR");
    }

    /** YAML may start with a brace too; where the text is neither, it was meant as JSON. */
    private static JsonNode jsonOrElseYaml(String text) throws UnreadableDocument {
        try {
            return new JsonTreeReader(text).read();
        } catch (MalformedJson malformed) {
            try {
                return new YamlTreeReader(text).read();
            } catch (UnreadableDocument neither) {
                throw malformed.asUnreadable();
            }
        }
    }

    private static boolean looksLikeJson(String text) {
        String start = text.substring(0, Math.min(text.length(), 4096)).stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    private static String decode(byte[] bytes) throws UnreadableDocument {
        boolean marked =
                bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        int start = marked ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new UnreadableDocument("", "the document is not UTF-8 text", "VALIDATION_ERROR");
        }
    }
}
