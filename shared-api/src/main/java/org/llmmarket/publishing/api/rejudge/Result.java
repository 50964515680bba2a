package org.llmmarket.publishing.api.rejudge;

import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** What comes of judging a decision again. */
public enum Result {
    /** The same is found from the same documents. */
    MATCH,
    /** Something else is found, or what it rests on is not what it was. */
    DRIFT,
    /** What was recorded does not suffice to judge again. */
    UNVERIFIABLE;

    @JsonValue
    public String wire() {
        return Wire.format(this);
    }
}
