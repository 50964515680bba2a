package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The identity of a service; its text is the wire form. */
public record ServiceId(String value) {

    @JsonCreator
    public ServiceId {
        if (value.isBlank() || value.length() > 255) {
            throw new IllegalArgumentException("a service id has 1 to 255 characters");
        }
    }

    public static ServiceId next() {
        return new ServiceId(UUID.randomUUID().toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
