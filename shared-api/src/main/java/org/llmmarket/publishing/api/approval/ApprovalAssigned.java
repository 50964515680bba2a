package org.llmmarket.publishing.api.approval;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;

/** A reviewer has it on their desk. */
@Revision("1")
public record ApprovalAssigned(
        ApprovalId approvalId,
        PublicationId publicationId,
        ServiceId serviceId,
        AccountId assignee,
        AccountId assignedBy)
        implements ApprovalEvent {}
