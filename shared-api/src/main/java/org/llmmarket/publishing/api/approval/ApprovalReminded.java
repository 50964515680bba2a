package org.llmmarket.publishing.api.approval;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;

/** People are reminded that they have not decided yet. */
@Revision("1")
public record ApprovalReminded(
        ApprovalId approvalId, PublicationId publicationId, ServiceId serviceId, int number, Instant expiresAt)
        implements ApprovalEvent {}
