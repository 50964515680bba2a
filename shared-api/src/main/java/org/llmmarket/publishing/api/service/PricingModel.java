package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** What is paid for. */
public enum PricingModel {
    PER_TOKEN,
    PER_REQUEST,
    SUBSCRIPTION,
    FREE;

    @JsonCreator
    public static PricingModel of(String wire) {
        return Wire.parse(PricingModel.class, wire);
    }

    @JsonValue
    public String wire() {
        return Wire.dashed(this);
    }
}
