package org.llmmarket.publishing.api.publication;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The identity of a publication; its text is the wire form. */
public record PublicationId(String value) {

    @JsonCreator
    public PublicationId {
        if (value.isBlank() || value.length() > 255) {
            throw new IllegalArgumentException("a publication id has 1 to 255 characters");
        }
    }

    public static PublicationId next() {
        return new PublicationId(UUID.randomUUID().toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
