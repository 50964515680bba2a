package org.llmmarket.publishing.sandbox.policy.rule;

/** One thing that a rule finds wrong, and how to put it right. */
public record Finding(String field, String actual, String expected, String message, String remediation) {}
