package org.llmmarket.publishing.api.approval;

import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;

/** Something that happened to an approval. */
public sealed interface ApprovalEvent
        permits ApprovalRequested,
                ApprovalAssigned,
                ReviewerApproved,
                ApprovalCommented,
                ApprovalReminded,
                ApprovalGranted,
                ApprovalRejected,
                ApprovalExpired,
                ApprovalCancelled {

    ApprovalId approvalId();

    PublicationId publicationId();

    ServiceId serviceId();
}
