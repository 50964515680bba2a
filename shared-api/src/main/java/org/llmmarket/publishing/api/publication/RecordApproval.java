package org.llmmarket.publishing.api.publication;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.approval.ApprovalId;

/** People have said yes. */
public record RecordApproval(
        @TargetAggregateIdentifier PublicationId publicationId, ApprovalId approvalId, AccountId decidedBy)
        implements PublicationCommand {}
