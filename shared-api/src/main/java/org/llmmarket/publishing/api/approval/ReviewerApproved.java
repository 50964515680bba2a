package org.llmmarket.publishing.api.approval;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;

/** A reviewer said yes; there may be more to ask. */
@Revision("1")
public record ReviewerApproved(
        ApprovalId approvalId,
        PublicationId publicationId,
        ServiceId serviceId,
        AccountId reviewer,
        @Nullable String remark)
        implements ApprovalEvent {}
