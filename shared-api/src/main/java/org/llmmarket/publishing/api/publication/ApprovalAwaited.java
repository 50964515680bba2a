package org.llmmarket.publishing.api.publication;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** People must decide; until when is a deadline. */
@Revision("1")
public record ApprovalAwaited(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        ApprovalId approvalId,
        Instant expiresAt,
        @Nullable String workflowId)
        implements PublicationEvent {}
