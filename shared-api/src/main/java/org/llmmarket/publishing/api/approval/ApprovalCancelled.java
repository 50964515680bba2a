package org.llmmarket.publishing.api.approval;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;

/** There was nothing left to decide. */
@Revision("1")
public record ApprovalCancelled(ApprovalId approvalId, PublicationId publicationId, ServiceId serviceId)
        implements ApprovalEvent {}
