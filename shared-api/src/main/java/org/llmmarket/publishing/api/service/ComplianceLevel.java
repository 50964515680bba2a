package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** Who may see a service and how carefully it is judged, from open to closed. */
public enum ComplianceLevel {
    PUBLIC,
    INTERNAL,
    CONFIDENTIAL,
    RESTRICTED;

    @JsonCreator
    public static ComplianceLevel of(String wire) {
        return Wire.parse(ComplianceLevel.class, wire);
    }

    @JsonValue
    public String wire() {
        return Wire.format(this);
    }
}
