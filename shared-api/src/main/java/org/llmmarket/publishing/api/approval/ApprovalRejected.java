package org.llmmarket.publishing.api.approval;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;

/** A reviewer said no. */
@Revision("1")
public record ApprovalRejected(
        ApprovalId approvalId, PublicationId publicationId, ServiceId serviceId, AccountId reviewer, String remark)
        implements ApprovalEvent {}
