package org.llmmarket.publishing.api.approval;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;

/** A reviewer said something without deciding. */
@Revision("1")
public record ApprovalCommented(
        ApprovalId approvalId, PublicationId publicationId, ServiceId serviceId, AccountId author, String remark)
        implements ApprovalEvent {}
