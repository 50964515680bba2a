package org.llmmarket.publishing.api.approval;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Nobody has decided yet, and the time is running out.
 *
 * @param number of the reminder; each is given once
 */
public record RemindApproval(@TargetAggregateIdentifier ApprovalId approvalId, int number) implements ApprovalCommand {}
