package org.llmmarket.publishing.saga.flow;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.llmmarket.publishing.api.approval.ApprovalCancelled;
import org.llmmarket.publishing.api.approval.ApprovalExpired;
import org.llmmarket.publishing.api.approval.ApprovalGranted;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.ApprovalRejected;
import org.llmmarket.publishing.api.approval.ApprovalRequested;
import org.llmmarket.publishing.api.approval.ApprovePublication;
import org.llmmarket.publishing.api.approval.CancelApproval;
import org.llmmarket.publishing.api.approval.ExpireApproval;
import org.llmmarket.publishing.api.approval.RejectPublication;
import org.llmmarket.publishing.api.approval.RequestApproval;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;

/** Writes down what people decide, once: stands in for the approval that decides. */
@Aggregate(cache = "aggregateCache")
public class RecordedApproval {

    @AggregateIdentifier
    private ApprovalId id;

    private PublicationId publication;
    private ServiceId service;
    private boolean decided;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void record(RequestApproval command) {
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
                command.expiresAt()));
    }

    @CommandHandler
    void record(ApprovePublication command) {
        once();
        apply(new ApprovalGranted(id, publication, service, command.actor().id()));
    }

    @CommandHandler
    void record(RejectPublication command) {
        once();
        apply(new ApprovalRejected(id, publication, service, command.actor().id(), command.remark()));
    }

    @CommandHandler
    void record(ExpireApproval command) {
        if (!decided) {
            apply(new ApprovalExpired(id, publication, service));
        }
    }

    @CommandHandler
    void record(CancelApproval command) {
        if (!decided) {
            apply(new ApprovalCancelled(id, publication, service));
        }
    }

    private void once() {
        Rejection.rejectIf(decided, Reason.ALREADY_DECIDED, "The approval has been decided already.");
    }

    @EventSourcingHandler
    void evolve(ApprovalRequested event) {
        id = event.approvalId();
        publication = event.publicationId();
        service = event.serviceId();
    }

    @EventSourcingHandler
    void evolve(ApprovalGranted event) {
        decided = true;
    }

    @EventSourcingHandler
    void evolve(ApprovalRejected event) {
        decided = true;
    }

    @EventSourcingHandler
    void evolve(ApprovalExpired event) {
        decided = true;
    }

    @EventSourcingHandler
    void evolve(ApprovalCancelled event) {
        decided = true;
    }
}
