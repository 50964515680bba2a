package org.llmmarket.publishing.api.approval;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Nobody decided in time. */
public record ExpireApproval(@TargetAggregateIdentifier ApprovalId approvalId) implements ApprovalCommand {}
