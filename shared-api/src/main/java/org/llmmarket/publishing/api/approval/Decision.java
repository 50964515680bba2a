package org.llmmarket.publishing.api.approval;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Wire;

/**
 * What one reviewer decided.
 *
 * @param remark the key of what they wrote, if anything
 */
public record Decision(
        AccountId reviewer, Kind kind, Instant at, @Nullable String remark) {

    /** Yes or no. */
    public enum Kind {
        APPROVED,
        REJECTED;

        @JsonValue
        public String wire() {
            return Wire.format(this);
        }
    }
}
