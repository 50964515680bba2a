package org.llmmarket.publishing.api.approval;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.VersionNumber;

/** Ask people to decide; asking twice is asking once. */
public record RequestApproval(
        @TargetAggregateIdentifier ApprovalId approvalId,
        PublicationId publicationId,
        ServiceId serviceId,
        ServiceName serviceName,
        VersionNumber version,
        Category category,
        AccountId providerId,
        List<String> reasons,
        int required,
        Instant expiresAt,
        String rules)
        implements ApprovalCommand {

    public RequestApproval {
        reasons = List.copyOf(reasons);
    }
}
