package org.llmmarket.publishing.command.rejudge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.approval.ApprovalExpired;
import org.llmmarket.publishing.api.approval.ApprovalGranted;
import org.llmmarket.publishing.api.approval.ApprovalRejected;
import org.llmmarket.publishing.api.approval.ApprovalRequested;
import org.llmmarket.publishing.api.approval.ApprovalStatus;
import org.llmmarket.publishing.api.approval.Decision;
import org.llmmarket.publishing.api.approval.ReviewerApproved;
import org.llmmarket.publishing.api.approval.rule.ApprovalRules;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.rejudge.RejudgedVerdict;
import org.llmmarket.publishing.command.rejudge.CaseFile.Said;

/** Counts people's decisions again: by the rules that were in force, the rights that they had, and nobody for themselves. */
final class ApprovalAgain {

    private record Vote(
            AccountId reviewer,
            Decision.Kind decision,
            @Nullable List<Role> roles,
            Instant at) {

        static Vote of(ReviewerApproved yes, Instant at) {
            return new Vote(yes.reviewer(), Decision.Kind.APPROVED, yes.roles(), at);
        }

        static Vote of(ApprovalRejected no, Instant at) {
            return new Vote(no.reviewer(), Decision.Kind.REJECTED, no.roles(), at);
        }

        Map<String, Object> facts() {
            return Verdict.facts("reviewer", reviewer, "decision", decision, "roles", roles, "at", at);
        }
    }

    /** What people have decided; nothing where they were not asked, or have not decided yet. */
    Optional<RejudgedVerdict> judge(CaseFile file) {
        return file.said(ApprovalRequested.class).findFirst().flatMap(asked -> ending(file)
                .map(end -> judge(file, asked.event(), end)));
    }

    private static Optional<Said<ApprovalStatus>> ending(CaseFile file) {
        return file.happened().stream()
                .flatMap(each -> ending(each.event()).map(status -> new Said<>(status, each.at())).stream())
                .findFirst();
    }

    private static Optional<ApprovalStatus> ending(Object event) {
        if (event instanceof ApprovalGranted) {
            return Optional.of(ApprovalStatus.APPROVED);
        }
        if (event instanceof ApprovalRejected) {
            return Optional.of(ApprovalStatus.REJECTED);
        }
        return event instanceof ApprovalExpired ? Optional.of(ApprovalStatus.EXPIRED) : Optional.empty();
    }

    private static RejudgedVerdict judge(CaseFile file, ApprovalRequested asked, Said<ApprovalStatus> end) {
        List<Vote> votes = votes(file);
        String rules = asked.rules();
        Verdict verdict = new Verdict(
                Stage.APPROVAL,
                end.at(),
                Verdict.facts(
                        "status", end.event(),
                        "required", asked.required(),
                        "rules", rules,
                        "provider", asked.providerId(),
                        "decisions", votes.stream().map(Vote::facts).toList()));
        if (rules == null || votes.stream().anyMatch(vote -> vote.roles() == null)) {
            return verdict.unverifiable("The rules in force, or the rights of the reviewers, were not recorded then.");
        }
        Differences differences = new Differences();
        int required = ApprovalRules.parse(rules).approvers(file.started().terms());
        differences.compare("required", asked.required(), required);
        differences.compare("provider", asked.providerId(), file.before().providerId());
        ApprovalStatus found = count(votes, required, file.before().providerId(), differences);
        ApprovalStatus status = found == ApprovalStatus.PENDING && !end.at().isBefore(asked.expiresAt())
                ? ApprovalStatus.EXPIRED
                : found;
        differences.compare("status", end.event(), status);
        return verdict.found(Verdict.facts("status", status, "required", required), differences, null);
    }

    private static List<Vote> votes(CaseFile file) {
        return file.happened().stream()
                .flatMap(each -> {
                    if (each.event() instanceof ReviewerApproved yes) {
                        return Stream.of(Vote.of(yes, each.at()));
                    }
                    return each.event() instanceof ApprovalRejected no
                            ? Stream.of(Vote.of(no, each.at()))
                            : Stream.empty();
                })
                .toList();
    }

    /** A decision that nobody should have taken is named, and does not count. */
    private static ApprovalStatus count(List<Vote> votes, int required, AccountId provider, Differences differences) {
        Set<AccountId> agreed = new LinkedHashSet<>();
        for (int i = 0; i < votes.size(); i++) {
            Vote vote = votes.get(i);
            List<String> faults = faults(vote, provider, agreed);
            String place = "decisions[" + i + "]";
            faults.forEach(fault -> differences.add(place, vote.reviewer(), fault));
            if (faults.isEmpty() && vote.decision() == Decision.Kind.REJECTED) {
                return ApprovalStatus.REJECTED;
            }
            if (faults.isEmpty()) {
                agreed.add(vote.reviewer());
            }
            if (agreed.size() >= required) {
                return ApprovalStatus.APPROVED;
            }
        }
        return ApprovalStatus.PENDING;
    }

    private static List<String> faults(Vote vote, AccountId provider, Set<AccountId> agreed) {
        List<String> faults = new ArrayList<>();
        List<Role> roles = vote.roles() == null ? List.of() : vote.roles();
        if (!roles.contains(Role.REVIEWER) && !roles.contains(Role.ADMIN)) {
            faults.add("had no right to decide");
        }
        if (vote.reviewer().equals(provider)) {
            faults.add("decided on their own service");
        }
        if (agreed.contains(vote.reviewer())) {
            faults.add("had decided before");
        }
        return faults;
    }
}
