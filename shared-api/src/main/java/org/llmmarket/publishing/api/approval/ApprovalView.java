package org.llmmarket.publishing.api.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.fold.EntityTag;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.Category;
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
        List<DecisionView> decisions,
        Category category,
        List<Assignment> assignments,
        List<CommentView> comments,
        List<Instant> reminders,
        Links links,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Known known) {

    /** @param file what is known about the publication; none where only the approval itself is shown */
    static ApprovalView of(ApprovalEntry entry, Remarks remarks, @Nullable ApprovalFile file) {
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
                decisions(entry, remarks, file),
                request.category(),
                entry.assignments(),
                entry.comments().stream()
                        .map(comment -> CommentView.of(comment, remarks))
                        .toList(),
                entry.reminders(),
                Links.of(request),
                file == null ? null : file.known());
    }

    private static List<DecisionView> decisions(ApprovalEntry entry, Remarks remarks, @Nullable ApprovalFile file) {
        return IntStream.range(0, entry.decisions().size())
                .mapToObj(index -> DecisionView.of(
                        entry.decisions().get(index), remarks, file == null ? null : file.atDecision(index)))
                .toList();
    }

    public String entityTag() {
        return EntityTag.of(this);
    }

    /** What a reviewer said without deciding; the text is null when it was erased. */
    public record CommentView(
            AccountId author, Instant at, @Nullable String text) {

        static CommentView of(Comment comment, Remarks remarks) {
            return new CommentView(
                    comment.author(),
                    comment.at(),
                    remarks.find(comment.remark()).orElse(null));
        }
    }

    /** Where all that a reviewer needs can be read. */
    public record Links(String service, String version, String changes, String contract, String timeline) {

        static Links of(ApprovalRequested request) {
            String service = "/api/v1/services/" + request.serviceId();
            String version = service + "/versions/" + request.version();
            return new Links(
                    service,
                    version,
                    version + "/changes",
                    version + "/openapi",
                    service + "/status?publication=" + request.publicationId());
        }
    }

    /**
     * One reviewer's decision with what they wrote; the notes are null when they wrote nothing or it was erased.
     *
     * @param known what was known about the publication at that moment
     */
    public record DecisionView(
            AccountId reviewer,
            Decision.Kind decision,
            Instant at,
            @Nullable String notes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Known known) {

        static DecisionView of(Decision decision, Remarks remarks, @Nullable Known known) {
            String key = decision.remark();
            return new DecisionView(
                    decision.reviewer(),
                    decision.kind(),
                    decision.at(),
                    key == null ? null : remarks.find(key).orElse(null),
                    known);
        }
    }
}
