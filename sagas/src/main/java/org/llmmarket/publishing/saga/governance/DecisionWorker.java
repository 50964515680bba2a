package org.llmmarket.publishing.saga.governance;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.actor.NamedAccounts;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.ApprovePublication;
import org.llmmarket.publishing.api.approval.RejectPublication;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Decides here what was decided on the governance dashboard, by the same rules as for our own reviewers. */
final class DecisionWorker implements Worker {

    static final String KIND = "dashboard-decision";

    private static final String SOMEBODY = "governance-dashboard";
    private static final String APPROVED = "approved";
    private static final int LONGEST_NAME = 255;

    /** What the database cannot hold as text. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private final NamedAccounts accounts;

    DecisionWorker(NamedAccounts accounts) {
        this.accounts = accounts;
    }

    static Work work(PublicationId publication, Decision decision) {
        return Work.now(
                KIND,
                keyFor(publication),
                Map.of(
                        StepWork.PUBLICATION,
                        publication.toString(),
                        StepWork.DECIDED_BY,
                        named(decision.decidedBy()),
                        APPROVED,
                        Boolean.toString(decision.approved())));
    }

    static String keyFor(PublicationId publication) {
        return publication + ":" + KIND;
    }

    /** What can be nobody's id stands for somebody. */
    private static String named(String name) {
        boolean isId = !name.isBlank()
                && name.length() <= LONGEST_NAME
                && !UNSTORABLE.matcher(name).find();
        return isId ? name : SOMEBODY;
    }

    /** Where the vault keeps what was written on the dashboard. */
    static String remarkKey(PublicationId publication) {
        return "remark:" + ApprovalId.of(publication) + ":" + SOMEBODY;
    }

    static String remark(Decision decision) {
        String comments = UNSTORABLE.matcher(decision.comments()).replaceAll("");
        if (!comments.isBlank()) {
            return comments;
        }
        return decision.approved() ? "Approved on the governance dashboard." : "Rejected on the governance dashboard.";
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkOutcome perform(Work work) {
        StepWork decision = new StepWork(work);
        PublicationId publication = decision.publicationId();
        ApprovalId approval = ApprovalId.of(publication);
        Actor reviewer = reviewer(decision.required(StepWork.DECIDED_BY));
        return WorkOutcome.done(
                Boolean.parseBoolean(decision.required(APPROVED))
                        ? new ApprovePublication(approval, reviewer, remarkKey(publication))
                        : new RejectPublication(approval, reviewer, remarkKey(publication)));
    }

    /** Whoever may decide there reviews; who has an account here is one person here and there. */
    private Actor reviewer(String name) {
        return new Actor(accounts.find(name).orElseGet(() -> new AccountId(named(name))), Set.of(Role.REVIEWER));
    }
}
