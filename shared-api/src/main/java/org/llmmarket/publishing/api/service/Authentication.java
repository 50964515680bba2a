package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** How an endpoint knows its callers. */
public enum Authentication {
    API_KEY,
    OAUTH2,
    JWT;

    @JsonCreator
    public static Authentication of(String wire) {
        return Wire.parse(Authentication.class, wire);
    }

    @JsonValue
    public String wire() {
        return Wire.dashed(this);
    }
}
