package org.llmmarket.publishing.api.publication;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** People have said yes. */
@Revision("1")
public record PublicationApproved(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        ApprovalId approvalId,
        AccountId decidedBy)
        implements PublicationEvent {}
