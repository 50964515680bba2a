package org.llmmarket.publishing.api.actor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The identity of an account; its text is the wire form. */
public record AccountId(String value) {

    @JsonCreator
    public AccountId {
        if (value.isBlank() || value.length() > 255) {
            throw new IllegalArgumentException("an account id has 1 to 255 characters");
        }
    }

    public static AccountId next() {
        return new AccountId(UUID.randomUUID().toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
