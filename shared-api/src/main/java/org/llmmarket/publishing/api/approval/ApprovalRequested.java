package org.llmmarket.publishing.api.approval;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.VersionNumber;

/**
 * People are asked to decide.
 *
 * @param rules by which that many are; none where they were not recorded yet
 */
@Revision("2")
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
        Instant expiresAt,
        @Nullable String rules)
        implements ApprovalEvent {

    public ApprovalRequested {
        reasons = List.copyOf(reasons);
    }

    /** As it was recorded before the rules were. */
    public ApprovalRequested(
            ApprovalId approvalId,
            PublicationId publicationId,
            ServiceId serviceId,
            ServiceName serviceName,
            VersionNumber version,
            Category category,
            AccountId providerId,
            List<String> reasons,
            int required,
            Instant expiresAt) {
        this(
                approvalId,
                publicationId,
                serviceId,
                serviceName,
                version,
                category,
                providerId,
                reasons,
                required,
                expiresAt,
                null);
    }
}
