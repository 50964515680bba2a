package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** Where a version, and by its default version a service, stands. */
public enum ServiceStatus {
    PENDING_APPROVAL,
    ACTIVE,
    DEPRECATED,
    SUSPENDED,
    RETIRED,
    FAILED_VALIDATION;

    @JsonCreator
    public static ServiceStatus of(String wire) {
        return Wire.parse(ServiceStatus.class, wire);
    }

    @JsonValue
    public String wire() {
        return Wire.format(this);
    }

    /** The contract's moves, and no others. */
    public boolean canBecome(ServiceStatus next) {
        return switch (this) {
            case PENDING_APPROVAL -> next == ACTIVE || next == SUSPENDED || next == FAILED_VALIDATION;
            case FAILED_VALIDATION -> next == PENDING_APPROVAL;
            case ACTIVE -> next == DEPRECATED || next == SUSPENDED || next == RETIRED;
            case DEPRECATED -> next == ACTIVE || next == SUSPENDED || next == RETIRED;
            case SUSPENDED -> next == ACTIVE || next == RETIRED;
            case RETIRED -> false;
        };
    }
}
