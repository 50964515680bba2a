package org.llmmarket.publishing.api.publication;

/** A policy that a service does not meet, and what would remedy it. */
public record Violation(
        String policyId,
        String policyName,
        String severity,
        String message,
        String remediation,
        String field,
        String actualValue,
        String expectedValue) {}
