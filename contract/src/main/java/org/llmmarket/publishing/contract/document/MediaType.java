package org.llmmarket.publishing.contract.document;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A representation that a body may have.
 *
 * @param name as it is written, e.g. {@code application/json; charset=utf-8} or a range
 * @param schema its schema, or a missing node
 * @param node the Media Type Object itself
 */
public record MediaType(String name, JsonNode schema, JsonNode node) {

    /** The type without parameters, in small letters. */
    public String plainName() {
        int end = name.indexOf(';');
        return (end < 0 ? name : name.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    }

    public boolean isJson() {
        return isJson(plainName());
    }

    /** Whether a plain media type is JSON, such as {@code application/problem+json}. */
    public static boolean isJson(String plainName) {
        return plainName.equals("application/json") || plainName.equals("text/json") || plainName.endsWith("+json");
    }

    /** Whether a plain media type is covered by this one, which may be a range such as {@code image/*}. */
    public boolean covers(String plainName) {
        String range = plainName();
        return range.equals(plainName)
                || range.equals("*/*")
                || (range.endsWith("/*") && plainName.startsWith(range.substring(0, range.length() - 1)));
    }
}
