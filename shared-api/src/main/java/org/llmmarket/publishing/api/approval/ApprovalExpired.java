package org.llmmarket.publishing.api.approval;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;

/** Nobody decided in time. */
@Revision("1")
public record ApprovalExpired(ApprovalId approvalId, PublicationId publicationId, ServiceId serviceId)
        implements ApprovalEvent {}
