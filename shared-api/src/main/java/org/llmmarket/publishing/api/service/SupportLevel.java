package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** How much support is promised, from least to most. */
public enum SupportLevel {
    BASIC,
    PREMIUM,
    ENTERPRISE;

    @JsonCreator
    public static SupportLevel of(String wire) {
        return Wire.parse(SupportLevel.class, wire);
    }

    @JsonValue
    public String wire() {
        return Wire.format(this);
    }
}
