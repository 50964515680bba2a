package org.llmmarket.publishing.api.approval;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** Where an approval stands. */
public enum ApprovalStatus {
    PENDING,
    IN_REVIEW,
    APPROVED,
    REJECTED,
    CANCELLED,
    EXPIRED;

    @JsonCreator
    public static ApprovalStatus of(String wire) {
        return Wire.parse(ApprovalStatus.class, wire);
    }

    @JsonValue
    public String wire() {
        return Wire.format(this);
    }

    public boolean isOpen() {
        return this == PENDING || this == IN_REVIEW;
    }
}
