package org.llmmarket.publishing.api.approval;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.VersionNumber;

/** People are asked to decide. */
@Revision("1")
public record ApprovalRequested(
        ApprovalId approvalId,
        PublicationId publicationId,
        ServiceId serviceId,
        ServiceName serviceName,
        VersionNumber version,
        Category category,
        AccountId providerId,
        List<String> reasons,
        int required,
        Instant expiresAt)
        implements ApprovalEvent {

    public ApprovalRequested {
        reasons = List.copyOf(reasons);
    }
}
