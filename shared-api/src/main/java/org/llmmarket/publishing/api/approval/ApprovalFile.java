package org.llmmarket.publishing.api.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.VersionResubmitted;
import org.llmmarket.publishing.api.service.VersionSubmitted;

/**
 * An approval with what is known about its publication, and what was at every decision: the order of the log tells which
 * verdicts a reviewer had before them, whatever has come since.
 */
public record ApprovalFile(ApprovalEntry entry, Known known, List<Known> atDecisions) {

    /** Folds the events of the approval's service, in their order; none when the approval is not among them. */
    public static Optional<ApprovalFile> of(ApprovalId approval, List<Happened> events) {
        return events.stream()
                .map(Happened::event)
                .filter(ApprovalRequested.class::isInstance)
                .map(ApprovalRequested.class::cast)
                .filter(request -> request.approvalId().equals(approval))
                .findFirst()
                .map(request -> of(approval, request.publicationId(), events));
    }

    private static ApprovalFile of(ApprovalId approval, PublicationId publication, List<Happened> events) {
        Known known = Known.NOTHING;
        List<Known> atDecisions = new ArrayList<>();
        ApprovalEntry entry = null;
        for (Happened happened : events) {
            Object event = happened.event();
            if (event instanceof ApprovalEvent said && said.approvalId().equals(approval)) {
                entry = ApprovalEntry.evolve(entry, event, happened.at());
                if (event instanceof ReviewerApproved || event instanceof ApprovalRejected) {
                    atDecisions.add(known);
                }
            } else {
                known = after(known, publication, event);
            }
        }
        return new ApprovalFile(Objects.requireNonNull(entry), known, atDecisions);
    }

    private static Known after(Known known, PublicationId publication, Object event) {
        if (event instanceof PublicationEvent step) {
            return step.publicationId().equals(publication) ? known.after(step) : known;
        }
        if (event instanceof VersionSubmitted submitted) {
            return submitted.publicationId().equals(publication) ? known.gated(submitted.gate()) : known;
        }
        return event instanceof VersionResubmitted again
                        && again.publicationId().equals(publication)
                ? known.gated(again.gate())
                : known;
    }

    public ApprovalView view(Remarks remarks) {
        return ApprovalView.of(entry, remarks, this);
    }

    /** What was known when the decision of this index was taken. */
    @Nullable
    Known atDecision(int index) {
        return index < atDecisions.size() ? atDecisions.get(index) : null;
    }
}
