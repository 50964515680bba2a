package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** How an endpoint is spoken to. */
public enum Protocol {
    REST,
    GRPC,
    WEBSOCKET;

    @JsonCreator
    public static Protocol of(String wire) {
        return Wire.parse(Protocol.class, wire);
    }

    @JsonValue
    public String wire() {
        return Wire.format(this);
    }
}
