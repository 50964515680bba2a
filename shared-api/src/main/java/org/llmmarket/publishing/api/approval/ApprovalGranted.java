package org.llmmarket.publishing.api.approval;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;

/** As many reviewers as required said yes; {@code decidedBy} was the last. */
@Revision("1")
public record ApprovalGranted(
        ApprovalId approvalId, PublicationId publicationId, ServiceId serviceId, AccountId decidedBy)
        implements ApprovalEvent {}
