package org.llmmarket.publishing.api.publication;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** The stages of a publication, in order. */
public enum Stage {
    VALIDATION,
    POLICY,
    REGISTRY,
    ENDPOINT_TESTS,
    APPROVAL,
    ACTIVATION,
    COMPENSATION;

    @JsonCreator
    public static Stage of(String wire) {
        return Wire.parse(Stage.class, wire);
    }

    @JsonValue
    public String wire() {
        return Wire.dashed(this);
    }
}
