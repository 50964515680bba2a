package org.llmmarket.publishing.contract.document;

import java.util.List;
import java.util.Optional;

/** The body that an operation takes. */
public record RequestBody(boolean required, List<MediaType> content) {

    /** Its first JSON representation. */
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
