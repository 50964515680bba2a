package org.llmmarket.publishing.command.approval;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.llmmarket.publishing.api.finding.Rejection.rejectIf;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.approval.ApprovalAssigned;
import org.llmmarket.publishing.api.approval.ApprovalCancelled;
import org.llmmarket.publishing.api.approval.ApprovalCommented;
import org.llmmarket.publishing.api.approval.ApprovalExpired;
import org.llmmarket.publishing.api.approval.ApprovalGranted;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.ApprovalRejected;
import org.llmmarket.publishing.api.approval.ApprovalReminded;
import org.llmmarket.publishing.api.approval.ApprovalRequested;
import org.llmmarket.publishing.api.approval.ApprovePublication;
import org.llmmarket.publishing.api.approval.AssignApproval;
import org.llmmarket.publishing.api.approval.CancelApproval;
import org.llmmarket.publishing.api.approval.CommentApproval;
import org.llmmarket.publishing.api.approval.ExpireApproval;
import org.llmmarket.publishing.api.approval.RejectPublication;
import org.llmmarket.publishing.api.approval.RemindApproval;
import org.llmmarket.publishing.api.approval.RequestApproval;
import org.llmmarket.publishing.api.approval.ReviewerApproved;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;

/** What people decide about one publication: each of them once, nobody about their own service. */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "snapshotTrigger")
@Revision("1")
public class Approval {

    @AggregateIdentifier
    private ApprovalId id;

    private PublicationId publication;
    private ServiceId service;
    private AccountId provider;
    private int required;
    private Instant expiresAt;
    private boolean open;
    private @Nullable AccountId assignee;
    private Set<AccountId> approvers = new LinkedHashSet<>();
    private Set<Integer> reminders = new LinkedHashSet<>();

    /** Asking twice is asking once. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RequestApproval command) {
        if (id == null) {
            apply(new ApprovalRequested(
                    command.approvalId(),
                    command.publicationId(),
                    command.serviceId(),
                    command.serviceName(),
                    command.version(),
                    command.category(),
                    command.providerId(),
                    command.reasons(),
                    command.required(),
                    command.expiresAt(),
                    command.rules()));
        }
    }

    @CommandHandler
    void handle(AssignApproval command, Reviewers reviewers) {
        judge(command.actor());
        if (!reviewers.canDecide(command.assignee())) {
            throw notAssignable("nobody of that id reviews publications");
        }
        if (command.assignee().equals(provider)) {
            throw notAssignable("nobody decides on their own service");
        }
        if (!command.assignee().equals(assignee)) {
            apply(new ApprovalAssigned(
                    id,
                    publication,
                    service,
                    command.assignee(),
                    command.actor().id()));
        }
    }

    @CommandHandler
    void decide(ApprovePublication command) {
        AccountId reviewer = judge(command.actor());
        rejectIf(approvers.contains(reviewer), Reason.ALREADY_DECIDED, "You have approved it already.");
        apply(new ReviewerApproved(id, publication, service, reviewer, command.remark(), roles(command.actor())));
        if (approvers.size() >= required) {
            apply(new ApprovalGranted(id, publication, service, reviewer));
        }
    }

    @CommandHandler
    void decide(RejectPublication command) {
        AccountId reviewer = judge(command.actor());
        apply(new ApprovalRejected(id, publication, service, reviewer, command.remark(), roles(command.actor())));
    }

    /** Saying something is no decision; the provider's own words have no place here. */
    @CommandHandler
    void decide(CommentApproval command) {
        AccountId author = judge(command.actor());
        apply(new ApprovalCommented(id, publication, service, author, command.remark()));
    }

    @CommandHandler
    void decide(RemindApproval command) {
        if (open && !reminders.contains(command.number())) {
            apply(new ApprovalReminded(id, publication, service, command.number(), expiresAt));
        }
    }

    @CommandHandler
    void decide(ExpireApproval command) {
        if (open) {
            apply(new ApprovalExpired(id, publication, service));
        }
    }

    @CommandHandler
    void decide(CancelApproval command) {
        if (open) {
            apply(new ApprovalCancelled(id, publication, service));
        }
    }

    @EventSourcingHandler
    void evolve(ApprovalRequested event) {
        id = event.approvalId();
        publication = event.publicationId();
        service = event.serviceId();
        provider = event.providerId();
        required = event.required();
        expiresAt = event.expiresAt();
        open = true;
    }

    @EventSourcingHandler
    void evolve(ApprovalAssigned event) {
        assignee = event.assignee();
    }

    @EventSourcingHandler
    void evolve(ReviewerApproved event) {
        approvers.add(event.reviewer());
    }

    @EventSourcingHandler
    void evolve(ApprovalReminded event) {
        reminders.add(event.number());
    }

    @EventSourcingHandler
    void evolve(ApprovalGranted event) {
        open = false;
    }

    @EventSourcingHandler
    void evolve(ApprovalRejected event) {
        open = false;
    }

    @EventSourcingHandler
    void evolve(ApprovalExpired event) {
        open = false;
    }

    @EventSourcingHandler
    void evolve(ApprovalCancelled event) {
        open = false;
    }

    private AccountId judge(Actor actor) {
        rejectUnlessReviewer(actor);
        rejectIf(actor.id().equals(provider), Reason.OWN_SERVICE, "Nobody decides on their own service.");
        rejectUnlessOpen();
        return actor.id();
    }

    private static List<Role> roles(Actor actor) {
        return actor.roles().stream().sorted().toList();
    }

    private static void rejectUnlessReviewer(Actor actor) {
        rejectIf(!actor.isAny(Role.REVIEWER), Reason.ROLE_REQUIRED, "Only a reviewer may do that.");
    }

    private void rejectUnlessOpen() {
        rejectIf(!open, Reason.ALREADY_DECIDED, "The approval has been decided already.");
    }

    private static Rejection notAssignable(String message) {
        return new Rejection(
                Reason.VALIDATION_FAILED,
                "The approval cannot be given to that account.",
                Findings.error("assignee", message, "INVALID_ENUM"));
    }
}
