package org.llmmarket.publishing.api.publication;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.service.ServiceStatus;

/** How a publication ended without going live. */
public enum Outcome {
    /** The policy engine found violations that block. */
    POLICY_VIOLATED,
    /** The policy engine could not be asked. */
    POLICY_UNAVAILABLE,
    /** The declared endpoint did not pass its tests. */
    ENDPOINT_TESTS_FAILED,
    /** A reviewer said no. */
    REJECTED,
    /** Nobody decided in time. */
    APPROVAL_TIMEOUT,
    /** The service was retired, or the approval cancelled, while the publication ran. */
    WITHDRAWN,
    /** A step kept failing on our side, and an admin gave it up. */
    ABANDONED;

    @JsonCreator
    public static Outcome of(String wire) {
        return valueOf(wire);
    }

    @JsonValue
    public String wire() {
        return name();
    }

    /** Where the version stands afterwards. */
    public ServiceStatus status() {
        return switch (this) {
            case POLICY_VIOLATED, POLICY_UNAVAILABLE, ENDPOINT_TESTS_FAILED, ABANDONED ->
                ServiceStatus.FAILED_VALIDATION;
            case REJECTED, APPROVAL_TIMEOUT, WITHDRAWN -> ServiceStatus.SUSPENDED;
        };
    }
}
