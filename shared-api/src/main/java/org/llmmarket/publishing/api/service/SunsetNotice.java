package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** When consumers are told, once more, of an announced end. */
public enum SunsetNotice {
    START,
    HALF_TIME,
    LAST_WEEK;

    @JsonValue
    public String wire() {
        return Wire.dashed(this);
    }

    @JsonCreator
    public static SunsetNotice of(String text) {
        return Wire.parse(SunsetNotice.class, text);
    }
}
