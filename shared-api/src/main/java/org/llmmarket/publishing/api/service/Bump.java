package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** How much a version number rises, from nothing to breaking. */
public enum Bump {
    NONE,
    PATCH,
    MINOR,
    MAJOR;

    @JsonCreator
    public static Bump of(String wire) {
        return Wire.parse(Bump.class, wire);
    }

    @JsonValue
    public String wire() {
        return name();
    }
}
