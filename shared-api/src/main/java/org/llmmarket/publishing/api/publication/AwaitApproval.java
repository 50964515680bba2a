package org.llmmarket.publishing.api.publication;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.ApprovalId;

/** People have been asked. */
public record AwaitApproval(
        @TargetAggregateIdentifier PublicationId publicationId,
        ApprovalId approvalId,
        Instant expiresAt,
        @Nullable String workflowId)
        implements PublicationCommand {}
