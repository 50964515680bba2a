package org.llmmarket.publishing.api.approval;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.Actor;

/** A reviewer says yes; what they wrote lies in the vault under {@code remark}. */
public record ApprovePublication(
        @TargetAggregateIdentifier ApprovalId approvalId,
        Actor actor,
        @Nullable String remark) implements ApprovalCommand {}
