package org.llmmarket.publishing.api.publication;

import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** How far a stage of a publication is. */
public enum StageState {
    PENDING,
    RUNNING,
    /** For people to decide, or for a neighbour that is away. */
    WAITING,
    PASSED,
    FAILED,
    SKIPPED,
    COMPENSATED;

    @JsonValue
    public String wire() {
        return Wire.format(this);
    }

    boolean isOpen() {
        return this == RUNNING || this == WAITING;
    }
}
