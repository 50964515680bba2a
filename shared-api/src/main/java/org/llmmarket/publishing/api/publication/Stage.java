package org.llmmarket.publishing.api.publication;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.llmmarket.publishing.api.actor.Wire;

/** The stages of a publication, in order. */
public enum Stage {
    VALIDATION,
    POLICY,
    REGISTRY,
    ENDPOINT_TESTS,
    APPROVAL,
    ACTIVATION,
    COMPENSATION;

    @JsonCreator
    public static Stage of(String wire) {
        return Wire.parse(Stage.class, wire);
    }

    /** The stage that a step belongs to, by its kind: a parked step is shown there. */
    public static Stage ofStep(String step) {
        return switch (step) {
            case "policy", "policy-catch-up", "compliance" -> POLICY;
            case "registry", "registry-sync", "registry-status", "registry-standing", "registry-description" ->
                REGISTRY;
            case "endpoint-tests" -> ENDPOINT_TESTS;
            case "approval",
                    "approval-workflow",
                    "approval-verdict",
                    "approval-expiry",
                    "approval-notice",
                    "approval-reminder",
                    "approval-last-reminder",
                    "approval-reminder-notice",
                    "dashboard-decision" -> APPROVAL;
            case "registry-compensation",
                    "registry-removal",
                    "approval-compensation",
                    "approval-removal",
                    "plain-compensation",
                    "failure",
                    "ending" -> COMPENSATION;
            default -> ACTIVATION;
        };
    }

    @JsonValue
    public String wire() {
        return Wire.dashed(this);
    }
}
