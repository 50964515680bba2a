package org.llmmarket.publishing.api.publication;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A policy that a service does not meet, and what would remedy it. */
public record Violation(
        String policyId,
        String policyName,
        String severity,
        String message,
        String remediation,
        String field,
        String actualValue,
        String expectedValue) {

    /** The policy that says that policies must be judged: violated while the engine is away. */
    public static final String ENGINE_AVAILABLE = "policy-engine-available";

    /** Whether it only says that nobody could judge. */
    @JsonIgnore
    public boolean isMissingVerdict() {
        return policyId.equals(ENGINE_AVAILABLE);
    }
}
