package org.llmmarket.publishing.store.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** What came of an act. */
public enum AuditResult {
    SUCCESS,
    FAILURE,
    /** It went on without a part of it. */
    PARTIAL;

    @JsonValue
    public String wire() {
        return Wire.format(this);
    }

    public static AuditResult of(String wire) {
        return Wire.parse(AuditResult.class, wire);
    }
}
