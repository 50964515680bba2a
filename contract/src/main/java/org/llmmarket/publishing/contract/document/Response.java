package org.llmmarket.publishing.contract.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An answer that an operation promises.
 *
 * @param content its representations; empty where it has no body
 * @param headers the Header Objects by name, references resolved
 */
public record Response(String description, List<MediaType> content, Map<String, JsonNode> headers) {

    public Optional<MediaType> json() {
        return content.stream().filter(MediaType::isJson).findFirst();
    }

    /** The representation that covers a plain media type, the most exact one first. */
    public Optional<MediaType> content(String plainName) {
        return content.stream()
                .filter(type -> type.plainName().equals(plainName))
                .findFirst()
                .or(() ->
                        content.stream().filter(type -> type.covers(plainName)).findFirst());
    }
}
