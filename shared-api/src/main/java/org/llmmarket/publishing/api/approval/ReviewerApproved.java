package org.llmmarket.publishing.api.approval;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;

/**
 * A reviewer said yes; there may be more to ask.
 *
 * @param roles of the reviewer at that moment; none where they were not recorded yet
 */
@Revision("2")
public record ReviewerApproved(
        ApprovalId approvalId,
        PublicationId publicationId,
        ServiceId serviceId,
        AccountId reviewer,
        @Nullable String remark,
        @Nullable List<Role> roles)
        implements ApprovalEvent {

    public ReviewerApproved {
        roles = roles == null ? null : List.copyOf(roles);
    }

    /** As it was recorded before the roles were. */
    public ReviewerApproved(
            ApprovalId approvalId,
            PublicationId publicationId,
            ServiceId serviceId,
            AccountId reviewer,
            @Nullable String remark) {
        this(approvalId, publicationId, serviceId, reviewer, remark, null);
    }
}
