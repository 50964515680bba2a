package org.llmmarket.publishing.contract.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the bytes of a document, which are JSON by RFC 8259 or YAML 1.2, as a tree. Numbers keep their digits, duplicate keys
 * are refused, and nesting, size and what aliases expand to are bounded.
 */
public final class DocumentReader {

    private static final Pattern QUOTE_OR_END = Pattern.compile("\\{\\s*+(?:[\"}]|$)");

    private DocumentReader() {}

    /**
     * Reads a document in UTF-8.
     *
     * @throws UnreadableDocument with findings that say why it is none
     */
    public static ObjectNode read(byte[] bytes) throws UnreadableDocument {
        String text = decode(bytes);
        JsonNode root = isJson(text) ? new JsonTreeReader(text).read() : new YamlTreeReader(text).read();
        if (root instanceof ObjectNode object) {
            return object;
        }
        throw new UnreadableDocument("", "an OpenAPI document is an object", "VALIDATION_ERROR");
    }

    /** A flow mapping of YAML starts with a brace too; what then goes on with a quote is meant as JSON. */
    private static boolean isJson(String text) {
        String start = text.substring(0, Math.min(text.length(), 4096)).stripLeading();
        return start.startsWith("[")
                || (start.startsWith("{") && QUOTE_OR_END.matcher(start).lookingAt());
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
