package org.llmmarket.publishing.api.approval;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.fold.EntityTag;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.VersionNumber;

/**
 * An approval as reviewers and its provider read it: the contract's {@code Approval}. Every member is always there, and
 * null while it has no value.
 */
public record ApprovalView(
        ApprovalId id,
        ServiceId serviceId,
        ServiceName serviceName,
        VersionNumber version,
        AccountId providerId,
        PublicationId publicationId,
        ApprovalStatus status,
        List<String> reasons,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable AccountId assignee,
        int required,
        List<DecisionView> decisions) {

    static ApprovalView of(ApprovalEntry entry, Remarks remarks) {
        ApprovalRequested request = entry.request();
        return new ApprovalView(
                request.approvalId(),
                request.serviceId(),
                request.serviceName(),
                request.version(),
                request.providerId(),
                request.publicationId(),
                entry.status(),
                request.reasons(),
                entry.requestedAt(),
                request.expiresAt(),
                entry.assignee(),
                request.required(),
                entry.decisions().stream()
                        .map(decision -> DecisionView.of(decision, remarks))
                        .toList());
    }

    public String entityTag() {
        return EntityTag.of(this);
    }

    /** One reviewer's decision with what they wrote; the notes are null when they wrote nothing or it was erased. */
    public record DecisionView(
            AccountId reviewer,
            Decision.Kind decision,
            Instant at,
            @Nullable String notes) {

        static DecisionView of(Decision decision, Remarks remarks) {
            String key = decision.remark();
            return new DecisionView(
                    decision.reviewer(),
                    decision.kind(),
                    decision.at(),
                    key == null ? null : remarks.find(key).orElse(null));
        }
    }
}
