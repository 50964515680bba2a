package org.llmmarket.publishing.api.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.fold.Fold;
import org.llmmarket.publishing.api.fold.Happened;

/** All that the events of one approval say about it; can be written as JSON and read back. */
public record ApprovalEntry(
        ApprovalRequested request,
        Instant requestedAt,
        ApprovalStatus status,
        @Nullable AccountId assignee,
        List<Decision> decisions) {

    static final Fold<ApprovalEntry> FOLD = Fold.<ApprovalEntry>empty()
            .on(ApprovalAssigned.class, ApprovalEntry::assigned)
            .on(ReviewerApproved.class, ApprovalEntry::agreed)
            .on(ApprovalGranted.class, (entry, event, at) -> entry.with(ApprovalStatus.APPROVED))
            .on(ApprovalRejected.class, ApprovalEntry::rejected)
            .on(ApprovalExpired.class, (entry, event, at) -> entry.with(ApprovalStatus.EXPIRED))
            .on(ApprovalCancelled.class, (entry, event, at) -> entry.with(ApprovalStatus.CANCELLED));

    public ApprovalEntry {
        decisions = List.copyOf(decisions);
    }

    public static ApprovalEntry requested(ApprovalRequested event, Instant at) {
        return new ApprovalEntry(event, at, ApprovalStatus.PENDING, null, List.of());
    }

    /** What an event makes of an approval that may not exist yet; until it is asked for nothing can be said of it. */
    public static @Nullable ApprovalEntry evolve(@Nullable ApprovalEntry entry, Object event, Instant at) {
        if (entry == null) {
            return event instanceof ApprovalRequested request ? requested(request, at) : null;
        }
        return FOLD.apply(entry, event, at);
    }

    /** Folds the events of one approval, in their order. */
    public static Optional<ApprovalEntry> of(Iterable<Happened> events) {
        ApprovalEntry entry = null;
        for (Happened happened : events) {
            entry = evolve(entry, happened.event(), happened.at());
        }
        return Optional.ofNullable(entry);
    }

    public ApprovalView view(Remarks remarks) {
        return ApprovalView.of(this, remarks);
    }

    private ApprovalEntry assigned(ApprovalAssigned event, Instant at) {
        return new ApprovalEntry(request, requestedAt, ApprovalStatus.IN_REVIEW, event.assignee(), decisions);
    }

    private ApprovalEntry agreed(ReviewerApproved event, Instant at) {
        return decided(
                ApprovalStatus.IN_REVIEW, new Decision(event.reviewer(), Decision.Kind.APPROVED, at, event.remark()));
    }

    private ApprovalEntry rejected(ApprovalRejected event, Instant at) {
        return decided(
                ApprovalStatus.REJECTED, new Decision(event.reviewer(), Decision.Kind.REJECTED, at, event.remark()));
    }

    private ApprovalEntry decided(ApprovalStatus next, Decision decision) {
        List<Decision> more = new ArrayList<>(decisions);
        more.add(decision);
        return new ApprovalEntry(request, requestedAt, next, assignee, more);
    }

    private ApprovalEntry with(ApprovalStatus next) {
        return new ApprovalEntry(request, requestedAt, next, assignee, decisions);
    }
}
