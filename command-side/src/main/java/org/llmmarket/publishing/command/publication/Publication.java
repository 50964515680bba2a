package org.llmmarket.publishing.command.publication;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.llmmarket.publishing.api.finding.Rejection.rejectIf;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.publication.AbandonStep;
import org.llmmarket.publishing.api.publication.ApprovalAwaited;
import org.llmmarket.publishing.api.publication.Attempt;
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
import org.llmmarket.publishing.api.publication.RetryStep;
import org.llmmarket.publishing.api.publication.SkipStep;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.StepAbandoned;
import org.llmmarket.publishing.api.publication.StepAttempted;
import org.llmmarket.publishing.api.publication.StepCompensated;
import org.llmmarket.publishing.api.publication.StepParked;
import org.llmmarket.publishing.api.publication.StepRetried;
import org.llmmarket.publishing.api.publication.StepSkipped;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** One attempt to bring one version to the marketplace: takes every answer once, and in order. */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "snapshotTrigger")
public class Publication {

    @AggregateIdentifier
    private PublicationId id;

    private ServiceId service;
    private VersionNumber version;

    @AggregateMember
    private Progress progress = new Progress();

    @AggregateMember
    private Troubles troubles = new Troubles();

    Publication() {}

    /** Starts with the version that it brings, in the unit of work that accepts the version. */
    public Publication(PublicationStarted started) {
        apply(started);
    }

    @CommandHandler
    void decide(RecordAttempt command) {
        boolean isCaughtUp = command.stage() == Stage.POLICY && troubles.isUnjudged() && !progress.isFailing();
        boolean isNews = isCaughtUp
                ? progress.isNew(command.stage(), command.attempt())
                : progress.isNews(command.stage(), command.attempt());
        if (isNews) {
            apply(new StepAttempted(id, service, version, command.stage(), command.attempt()));
        }
    }

    @CommandHandler
    void decide(ParkStep command) {
        if (!troubles.isParked(command.step())) {
            apply(new StepParked(id, service, version, command.stage(), command.step(), command.attempt()));
        }
    }

    @CommandHandler
    void decide(RetryStep command) {
        apply(new StepRetried(id, service, version, troubles.stageOf(command.step()), command.step()));
    }

    @CommandHandler
    void decide(AbandonStep command) {
        Stage stage = troubles.stageOf(command.step());
        boolean isLast = List.of("failure", "ending").contains(command.step());
        rejectIf(isLast, Reason.ILLEGAL_MOVE, "A publication has to end: this step can only be tried again.");
        apply(new StepAbandoned(id, service, version, stage, command.step(), command.reason()));
        Stage left = leftBy(command.step());
        if (left != null) {
            String detail = "An admin gave taking it back up.";
            Attempt attempt = new Attempt(1, command.at(), command.at(), "abandoned", detail);
            apply(new StepCompensated(id, service, version, left, attempt));
        }
    }

    /** What nobody takes back any more when the step is given up; null where that is nothing. */
    private @Nullable Stage leftBy(String step) {
        if (step.endsWith("-compensation")) {
            return progress.nextToCompensate();
        }
        return step.equals("registry-removal") && progress.hasPostponed(Stage.REGISTRY) ? Stage.REGISTRY : null;
    }

    @CommandHandler
    void decide(CatchUpPolicy command) {
        boolean counts = troubles.isUnjudged() || (command.changed() && !progress.isCompleted());
        if (counts && !progress.isFailing()) {
            apply(new PolicyCaughtUp(
                    id,
                    service,
                    version,
                    command.compliant(),
                    command.policyVersion(),
                    command.violations(),
                    command.attempt(),
                    command.policies()));
        }
    }

    @CommandHandler
    void decide(RecordRegistryDrift command) {
        if (troubles.isNews(command.drifts(), command.restoredAs())) {
            apply(new RegistryDriftFound(
                    id,
                    service,
                    version,
                    command.registryId(),
                    command.drifts(),
                    command.restoredAs(),
                    command.refusal()));
        }
    }

    @CommandHandler
    void decide(SkipStep command) {
        rejectIf(command.stage().compareTo(Stage.APPROVAL) >= 0, Reason.ILLEGAL_MOVE, "That step is never skipped.");
        if (progress.awaits(command.stage())) {
            apply(new StepSkipped(id, service, version, command.stage(), command.detail()));
        }
    }

    @CommandHandler
    void decide(RecordPolicyVerdict command) {
        if (!progress.awaits(Stage.POLICY)) {
            return;
        }
        apply(
                command.outcome() == null
                        ? new PolicyPassed(
                                id,
                                service,
                                version,
                                command.policyVersion(),
                                command.violations(),
                                command.attempt(),
                                command.policies())
                        : new PolicyRefused(
                                id,
                                service,
                                version,
                                command.outcome(),
                                command.policyVersion(),
                                command.violations(),
                                command.attempt(),
                                command.policies()));
    }

    @CommandHandler
    void decide(RecordRegistration command) {
        if (progress.takesRegistryEntry()) {
            apply(new RegistryEntryCreated(id, service, version, command.registryId(), command.attempt()));
        }
    }

    @CommandHandler
    void decide(QueueRegistration command) {
        if (progress.awaits(Stage.REGISTRY)) {
            apply(new RegistrySynchronisationQueued(id, service, version, command.attempt()));
        }
    }

    @CommandHandler
    void decide(RecordEndpointTests command) {
        if (!progress.awaits(Stage.ENDPOINT_TESTS)) {
            return;
        }
        apply(
                command.explanation() == null
                        ? new EndpointTestsPassed(
                                id, service, version, command.evidence(), command.summary(), command.attempt())
                        : new EndpointTestsFailed(
                                id,
                                service,
                                version,
                                command.explanation(),
                                command.evidence(),
                                command.summary(),
                                command.attempt()));
    }

    @CommandHandler
    void decide(AwaitApproval command) {
        if (progress.awaits(Stage.APPROVAL) && progress.approval() == null) {
            apply(new ApprovalAwaited(
                    id, service, version, command.approvalId(), command.expiresAt(), command.workflowId()));
        }
    }

    @CommandHandler
    void decide(RecordApproval command) {
        if (progress.awaits(Stage.APPROVAL)) {
            boolean isAwaited = command.approvalId().equals(progress.approval());
            rejectIf(!isAwaited, Reason.ILLEGAL_MOVE, "The publication does not wait for that approval.");
            apply(new PublicationApproved(id, service, version, command.approvalId(), command.decidedBy()));
        }
    }

    @CommandHandler
    void decide(CompletePublication command) {
        rejectIf(
                progress.isFailing() || troubles.isRefused(),
                Reason.ILLEGAL_MOVE,
                "The publication fails and cannot be completed.");
        if (progress.awaits(Stage.ACTIVATION)) {
            apply(new PublicationCompleted(id, service, version));
        }
    }

    @CommandHandler
    void decide(FailPublication command) {
        rejectIf(progress.isCompleted(), Reason.ILLEGAL_MOVE, "The publication is completed and cannot fail.");
        if (!progress.isFailing()) {
            List<Stage> toCompensate = progress.toCompensate(command.outcome());
            apply(new PublicationFailing(id, service, version, command.outcome(), command.explanation(), toCompensate));
        }
    }

    @CommandHandler
    void decide(RecordCompensation command) {
        if (progress.awaitsCompensationOf(command.stage())) {
            Boolean postponed = command.attempt().outcome().equals(StepCompensated.POSTPONED) ? true : null;
            apply(new StepCompensated(id, service, version, command.stage(), command.attempt(), postponed));
        }
    }

    @CommandHandler
    void decide(EndPublication command) {
        PublicationFailing failing = progress.failing();
        if (progress.awaitsItsEnd() && failing != null) {
            apply(new PublicationFailed(id, service, version, failing.outcome(), failing.explanation()));
        }
    }

    @EventSourcingHandler
    void evolve(PublicationStarted event) {
        id = event.publicationId();
        service = event.serviceId();
        version = event.version();
    }
}
