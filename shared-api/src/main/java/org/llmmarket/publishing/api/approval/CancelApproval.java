package org.llmmarket.publishing.api.approval;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** There is nothing left to decide. */
public record CancelApproval(@TargetAggregateIdentifier ApprovalId approvalId) implements ApprovalCommand {}
