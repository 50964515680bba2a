package org.llmmarket.publishing.api.approval;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;

/** A reviewer says something without deciding; it lies in the vault under {@code remark}. */
public record CommentApproval(@TargetAggregateIdentifier ApprovalId approvalId, Actor actor, String remark)
        implements ApprovalCommand {}
