package org.llmmarket.publishing.api.approval;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;

/** Give an approval to a reviewer. */
public record AssignApproval(@TargetAggregateIdentifier ApprovalId approvalId, Actor actor, AccountId assignee)
        implements ApprovalCommand {}
