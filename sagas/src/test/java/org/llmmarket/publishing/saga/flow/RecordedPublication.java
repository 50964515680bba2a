package org.llmmarket.publishing.saga.flow;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.AbandonStep;
import org.llmmarket.publishing.api.publication.ApprovalAwaited;
import org.llmmarket.publishing.api.publication.AwaitApproval;
import org.llmmarket.publishing.api.publication.CatchUpPolicy;
import org.llmmarket.publishing.api.publication.CompletePublication;
import org.llmmarket.publishing.api.publication.EndPublication;
import org.llmmarket.publishing.api.publication.EndpointTestsFailed;
import org.llmmarket.publishing.api.publication.EndpointTestsPassed;
import org.llmmarket.publishing.api.publication.FailPublication;
import org.llmmarket.publishing.api.publication.ParkStep;
import org.llmmarket.publishing.api.publication.PolicyCaughtUp;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.PolicyRefused;
import org.llmmarket.publishing.api.publication.PublicationApproved;
import org.llmmarket.publishing.api.publication.PublicationCompleted;
import org.llmmarket.publishing.api.publication.PublicationFailed;
import org.llmmarket.publishing.api.publication.PublicationFailing;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.QueueRegistration;
import org.llmmarket.publishing.api.publication.RecordApproval;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.RecordCompensation;
import org.llmmarket.publishing.api.publication.RecordEndpointTests;
import org.llmmarket.publishing.api.publication.RecordPolicyVerdict;
import org.llmmarket.publishing.api.publication.RecordRegistration;
import org.llmmarket.publishing.api.publication.RecordRegistryDrift;
import org.llmmarket.publishing.api.publication.RegistryDriftFound;
import org.llmmarket.publishing.api.publication.RegistryEntryCreated;
import org.llmmarket.publishing.api.publication.RegistrySynchronisationQueued;
import org.llmmarket.publishing.api.publication.SkipStep;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.StepAbandoned;
import org.llmmarket.publishing.api.publication.StepAttempted;
import org.llmmarket.publishing.api.publication.StepCompensated;
import org.llmmarket.publishing.api.publication.StepParked;
import org.llmmarket.publishing.api.publication.StepSkipped;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** Writes down what workers record, without judging it: stands in for the publication that decides. */
@Aggregate(cache = "aggregateCache")
public class RecordedPublication {

    @AggregateIdentifier
    private PublicationId id;

    private ServiceId service;
    private VersionNumber version;
    private boolean registered;
    private boolean awaited;
    private @Nullable PublicationFailing failing;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void record(StartPublication command) {
        apply(command.started());
    }

    @CommandHandler
    void record(RecordAttempt command) {
        apply(new StepAttempted(id, service, version, command.stage(), command.attempt()));
    }

    @CommandHandler
    void record(ParkStep command) {
        apply(new StepParked(id, service, version, command.stage(), command.step(), command.attempt()));
    }

    @CommandHandler
    void record(AbandonStep command) {
        apply(new StepAbandoned(id, service, version, Stage.ofStep(command.step()), command.step(), command.reason()));
    }

    @CommandHandler
    void record(CatchUpPolicy command) {
        apply(new PolicyCaughtUp(
                id,
                service,
                version,
                command.compliant(),
                command.policyVersion(),
                command.violations(),
                command.attempt()));
    }

    @CommandHandler
    void record(RecordRegistryDrift command) {
        apply(new RegistryDriftFound(
                id, service, version, command.registryId(), command.drifts(), command.restoredAs(), command.refusal()));
    }

    @CommandHandler
    void record(SkipStep command) {
        apply(new StepSkipped(id, service, version, command.stage(), command.detail()));
    }

    @CommandHandler
    void record(RecordPolicyVerdict command) {
        apply(
                command.outcome() == null
                        ? new PolicyPassed(
                                id, service, version, command.policyVersion(), command.violations(), command.attempt())
                        : new PolicyRefused(
                                id,
                                service,
                                version,
                                command.outcome(),
                                command.policyVersion(),
                                command.violations(),
                                command.attempt()));
    }

    @CommandHandler
    void record(RecordRegistration command) {
        apply(new RegistryEntryCreated(id, service, version, command.registryId(), command.attempt()));
    }

    @CommandHandler
    void record(QueueRegistration command) {
        apply(new RegistrySynchronisationQueued(id, service, version, command.attempt()));
    }

    @CommandHandler
    void record(RecordEndpointTests command) {
        String explanation = command.explanation();
        apply(
                explanation == null
                        ? new EndpointTestsPassed(
                                id, service, version, command.evidence(), command.summary(), command.attempt())
                        : new EndpointTestsFailed(
                                id,
                                service,
                                version,
                                explanation,
                                command.evidence(),
                                command.summary(),
                                command.attempt()));
    }

    @CommandHandler
    void record(AwaitApproval command) {
        apply(new ApprovalAwaited(
                id, service, version, command.approvalId(), command.expiresAt(), command.workflowId()));
    }

    @CommandHandler
    void record(RecordApproval command) {
        apply(new PublicationApproved(id, service, version, command.approvalId(), command.decidedBy()));
    }

    @CommandHandler
    void record(FailPublication command) {
        List<Stage> done =
                awaited ? List.of(Stage.APPROVAL, Stage.REGISTRY) : registered ? List.of(Stage.REGISTRY) : List.of();
        apply(new PublicationFailing(id, service, version, command.outcome(), command.explanation(), done));
    }

    @CommandHandler
    void record(RecordCompensation command) {
        apply(new StepCompensated(id, service, version, command.stage(), command.attempt()));
    }

    @CommandHandler
    void record(CompletePublication command) {
        apply(new PublicationCompleted(id, service, version));
    }

    @CommandHandler
    void record(EndPublication command) {
        PublicationFailing why = failing;
        if (why != null) {
            apply(new PublicationFailed(id, service, version, why.outcome(), why.explanation()));
        }
    }

    @EventSourcingHandler
    void evolve(PublicationStarted event) {
        id = event.publicationId();
        service = event.serviceId();
        version = event.version();
    }

    @EventSourcingHandler
    void evolve(RegistryEntryCreated event) {
        registered = true;
    }

    @EventSourcingHandler
    void evolve(ApprovalAwaited event) {
        awaited = true;
    }

    @EventSourcingHandler
    void evolve(PublicationFailing event) {
        failing = event;
    }
}
