package org.llmmarket.publishing.saga.governance;

/**
 * What was decided on the governance dashboard.
 *
 * @param decidedBy who; empty when the dashboard does not say
 * @param comments what they wrote; empty for nothing
 */
public record Decision(String workflowId, boolean approved, String decidedBy, String comments) {}
