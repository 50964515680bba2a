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
        List<Decision> decisions,
        List<Assignment> assignments,
        List<Comment> comments,
        List<Instant> reminders) {

    static final Fold<ApprovalEntry> FOLD = Fold.<ApprovalEntry>empty()
            .on(ApprovalAssigned.class, ApprovalEntry::assigned)
            .on(ApprovalCommented.class, ApprovalEntry::commented)
            .on(ApprovalReminded.class, (entry, event, at) -> entry.reminded(at))
            .on(ReviewerApproved.class, ApprovalEntry::agreed)
            .on(ApprovalGranted.class, (entry, event, at) -> entry.with(ApprovalStatus.APPROVED))
            .on(ApprovalRejected.class, ApprovalEntry::rejected)
            .on(ApprovalExpired.class, (entry, event, at) -> entry.with(ApprovalStatus.EXPIRED))
            .on(ApprovalCancelled.class, (entry, event, at) -> entry.with(ApprovalStatus.CANCELLED));

    public ApprovalEntry {
        decisions = List.copyOf(decisions);
        assignments = orNone(assignments);
        comments = orNone(comments);
        reminders = orNone(reminders);
    }

    public static ApprovalEntry requested(ApprovalRequested event, Instant at) {
        return new ApprovalEntry(event, at, ApprovalStatus.PENDING, null, List.of(), List.of(), List.of(), List.of());
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

    /** As the list shows it, without what is known about its publication. */
    public ApprovalView view(Remarks remarks) {
        return ApprovalView.of(this, remarks, null);
    }

    private ApprovalEntry assigned(ApprovalAssigned event, Instant at) {
        return new ApprovalEntry(
                request,
                requestedAt,
                ApprovalStatus.IN_REVIEW,
                event.assignee(),
                decisions,
                and(assignments, new Assignment(event.assignee(), event.assignedBy(), at)),
                comments,
                reminders);
    }

    private ApprovalEntry commented(ApprovalCommented event, Instant at) {
        return new ApprovalEntry(
                request,
                requestedAt,
                status,
                assignee,
                decisions,
                assignments,
                and(comments, new Comment(event.author(), at, event.remark())),
                reminders);
    }

    private ApprovalEntry reminded(Instant at) {
        return new ApprovalEntry(
                request, requestedAt, status, assignee, decisions, assignments, comments, and(reminders, at));
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
        return new ApprovalEntry(
                request, requestedAt, next, assignee, and(decisions, decision), assignments, comments, reminders);
    }

    private ApprovalEntry with(ApprovalStatus next) {
        return new ApprovalEntry(request, requestedAt, next, assignee, decisions, assignments, comments, reminders);
    }

    private static <T> List<T> and(List<T> some, T more) {
        List<T> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    /** Rows that were written before there was such a list have none. */
    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
