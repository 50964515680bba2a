package org.llmmarket.publishing.api.health;

import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** How a dependency is, with a word for people. */
public record Health(State status, String detail) {

    /** The contract's states. */
    public enum State {
        HEALTHY,
        DEGRADED,
        UNHEALTHY,
        DISABLED;

        @JsonValue
        public String wire() {
            return Wire.format(this);
        }
    }
}
