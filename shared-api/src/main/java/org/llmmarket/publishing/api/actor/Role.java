package org.llmmarket.publishing.api.actor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What an account may be; an account can have several. */
public enum Role {
    ADMIN,
    PROVIDER,
    REVIEWER,
    AUDITOR,
    CONSUMER;

    @JsonCreator
    public static Role of(String wire) {
        return Wire.parse(Role.class, wire);
    }

    @JsonValue
    public String wire() {
        return Wire.format(this);
    }
}
