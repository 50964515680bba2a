package org.llmmarket.publishing.api.approval;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;

/** A reviewer says no; why lies in the vault under {@code remark}. */
public record RejectPublication(@TargetAggregateIdentifier ApprovalId approvalId, Actor actor, String remark)
        implements ApprovalCommand {}
