package org.llmmarket.publishing.contract.document;

import tools.jackson.databind.JsonNode;

/**
 * A parameter of an operation, its reference resolved.
 *
 * @param in {@code path}, {@code query}, {@code header} or {@code cookie}
 * @param schema its schema, or a missing node
 * @param node the Parameter Object itself
 */
public record Parameter(String name, String in, boolean required, JsonNode schema, JsonNode node) {

    /** Whether the value is written as one of the media types of {@code content} rather than by a style. */
    public boolean isContent() {
        return node.path("content").isObject();
    }

    /** Whether an array is written as one parameter for each of its items. */
    public boolean isExploded() {
        boolean form = in.equals("query") || in.equals("cookie");
        return node.path("explode")
                .asBoolean(node.path("style").asString(form ? "form" : "simple").equals("form"));
    }
}
