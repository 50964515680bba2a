package org.llmmarket.publishing.contract.reading;

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

    private static final int LOOKED_AT = 4096;

    private DocumentReader() {}

    /**
     * Reads a document in UTF-8.
     *
     * @throws UnreadableDocument with findings that say why it is none
     */
    public static ObjectNode read(byte[] bytes) throws UnreadableDocument {
        Encoding.requireUtf8(bytes);
        int start = Encoding.startOf(bytes);
        JsonNode root = isJson(bytes, start)
                ? new JsonTreeReader(bytes, start).read()
                : new YamlTreeReader(new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8)).read();
        if (root instanceof ObjectNode object) {
            return object;
        }
        throw new UnreadableDocument("", "an OpenAPI document is an object", "VALIDATION_ERROR");
    }

    /** A flow mapping of YAML starts with a brace too; what then goes on with a quote is meant as JSON. */
    private static boolean isJson(byte[] bytes, int start) {
        int length = Math.min(bytes.length - start, LOOKED_AT);
        String beginning = new String(bytes, start, length, StandardCharsets.UTF_8).stripLeading();
        return beginning.startsWith("[") || QUOTE_OR_END.matcher(beginning).lookingAt();
    }
}
