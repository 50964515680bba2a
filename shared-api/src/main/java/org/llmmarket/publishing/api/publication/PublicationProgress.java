package org.llmmarket.publishing.api.publication;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.ApprovalAssigned;
import org.llmmarket.publishing.api.approval.ApprovalCancelled;
import org.llmmarket.publishing.api.approval.ApprovalCommented;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.approval.ApprovalExpired;
import org.llmmarket.publishing.api.approval.ApprovalGranted;
import org.llmmarket.publishing.api.approval.ApprovalRejected;
import org.llmmarket.publishing.api.approval.ApprovalReminded;
import org.llmmarket.publishing.api.approval.ApprovalRequested;
import org.llmmarket.publishing.api.approval.Remarks;
import org.llmmarket.publishing.api.approval.ReviewerApproved;
import org.llmmarket.publishing.api.fold.Fold;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.api.service.VersionActivated;
import org.llmmarket.publishing.api.service.VersionFailed;
import org.llmmarket.publishing.api.service.VersionResubmitted;
import org.llmmarket.publishing.api.service.VersionSubmitted;

/** A publication while its timeline is folded, step by step. */
final class PublicationProgress {

    static final Fold<PublicationProgress> FOLD = Fold.<PublicationProgress>empty()
            .on(VersionSubmitted.class, (p, e, at) -> p.submitted(e.contractDigest(), at))
            .on(PublicationStarted.class, PublicationProgress::started)
            .on(StepSkipped.class, PublicationProgress::skipped)
            .on(StepAttempted.class, (p, e, at) -> p.attempted(e))
            .on(StepParked.class, (p, e, at) -> p.parked(e))
            .on(StepRetried.class, PublicationProgress::retried)
            .on(StepAbandoned.class, PublicationProgress::abandoned)
            .on(PolicyCaughtUp.class, PublicationProgress::caughtUp)
            .on(RegistryDriftFound.class, PublicationProgress::drifted)
            .on(PolicyPassed.class, PublicationProgress::complied)
            .on(PolicyRefused.class, PublicationProgress::refused)
            .on(RegistryEntryCreated.class, PublicationProgress::registered)
            .on(RegistrySynchronisationQueued.class, PublicationProgress::queued)
            .on(EndpointTestsPassed.class, PublicationProgress::testsPassed)
            .on(EndpointTestsFailed.class, PublicationProgress::testsFailed)
            .on(ApprovalRequested.class, (p, e, at) -> p.awaitsPeople(at))
            .on(ApprovalAwaited.class, (p, e, at) -> p.awaitsPeople(at))
            .on(ApprovalAssigned.class, (p, e, at) -> p.assigned(e))
            .on(ApprovalCommented.class, (p, e, at) -> p)
            .on(ApprovalReminded.class, PublicationProgress::reminded)
            .on(ReviewerApproved.class, PublicationProgress::agreed)
            .on(ApprovalGranted.class, (p, e, at) -> p.approved(e.decidedBy().toString(), at))
            .on(
                    PublicationApproved.class,
                    (p, e, at) -> p.approved(e.decidedBy().toString(), at))
            .on(ApprovalRejected.class, PublicationProgress::rejected)
            .on(ApprovalExpired.class, (p, e, at) -> p.undecided("expired", "Nobody decided in time.", at))
            .on(
                    ApprovalCancelled.class,
                    (p, e, at) -> p.undecided("withdrawn", "There was nothing left to decide.", at))
            .on(VersionActivated.class, (p, e, at) -> p.live(at))
            .on(PublicationCompleted.class, (p, e, at) -> p.live(at))
            .on(PublicationFailing.class, PublicationProgress::failing)
            .on(StepCompensated.class, PublicationProgress::compensated)
            .on(PublicationFailed.class, PublicationProgress::failed);

    private final PublicationId publication;
    private final Remarks remarks;
    private final Stages stages = new Stages();
    private final VersionProgress version;
    private @Nullable String actor;
    private boolean isFailing;
    private boolean hasFailed;

    PublicationProgress(PublicationId publication, Remarks remarks) {
        this.publication = publication;
        this.remarks = remarks;
        this.version = new VersionProgress(publication);
    }

    void take(Happened happened) {
        version.take(happened.event(), happened.at());
        if (isOurs(happened.event())) {
            actor = happened.actor();
            FOLD.apply(this, happened.event(), happened.at());
        }
    }

    Optional<Timeline> timeline() {
        return version.timeline(stages.views());
    }

    private boolean isOurs(Object event) {
        if (event instanceof PublicationEvent step) {
            return step.publicationId().equals(publication);
        }
        if (event instanceof ApprovalEvent decision) {
            return decision.publicationId().equals(publication);
        }
        return event instanceof ServiceEvent fact && publication.equals(publicationOf(fact));
    }

    private static @Nullable PublicationId publicationOf(ServiceEvent event) {
        if (event instanceof VersionSubmitted submitted) {
            return submitted.publicationId();
        }
        if (event instanceof VersionResubmitted resubmitted) {
            return resubmitted.publicationId();
        }
        if (event instanceof VersionActivated activated) {
            return activated.publicationId();
        }
        return event instanceof VersionFailed failed ? failed.publicationId() : null;
    }

    private PublicationProgress submitted(Digest contract, Instant at) {
        stage(Stage.VALIDATION).starts(at);
        stage(Stage.VALIDATION).isCarriedBy(actor);
        stage(Stage.VALIDATION).restsOn(new Evidence(contract, Map.of()));
        return passed(Stage.VALIDATION, "accepted", at);
    }

    private PublicationProgress started(PublicationStarted event, Instant at) {
        if (stage(Stage.VALIDATION).state() == StageState.PENDING) {
            actor = actor == null ? event.providerId().toString() : actor;
            submitted(event.contractDigest(), at);
        }
        stage(Stage.VALIDATION).restsOn(new Evidence(event.contractDigest(), Map.of("warnings", event.warnings())));
        if (event.approvalReasons().isEmpty()) {
            stage(Stage.APPROVAL).skips();
        }
        return this;
    }

    private PublicationProgress attempted(StepAttempted event) {
        StageProgress undoing = stage(Stage.COMPENSATION);
        (undoing.state().isOpen() ? undoing : stage(event.stage())).tries(event.attempt());
        return this;
    }

    private PublicationProgress parked(StepParked event) {
        stage(event.stage()).isParked(event.attempt());
        return this;
    }

    private PublicationProgress retried(StepRetried event, Instant at) {
        stage(event.stage()).hears(at, "retried", "An admin has the step " + event.step() + " tried again.");
        stage(event.stage()).goesOn(event.step());
        return this;
    }

    private PublicationProgress abandoned(StepAbandoned event, Instant at) {
        stage(event.stage()).hears(at, "abandoned", "An admin gave the step " + event.step() + " up.");
        boolean isBeside = event.stage() == Stage.ACTIVATION && !event.step().equals(Stage.ACTIVATION.wire());
        if (stage(event.stage()).state().isOpen() && event.stage() != Stage.APPROVAL && !isBeside) {
            stage(event.stage()).fails(at, "abandoned");
        }
        return this;
    }

    private PublicationProgress caughtUp(PolicyCaughtUp event, Instant at) {
        stage(Stage.POLICY).tries(event.attempt());
        stage(Stage.POLICY).finds(event.violations());
        if (event.compliant()) {
            stage(Stage.POLICY).passes(at, "compliant");
        } else {
            stage(Stage.POLICY).fails(at, "refused");
        }
        return this;
    }

    private PublicationProgress drifted(RegistryDriftFound event, Instant at) {
        String found = event.drifts().stream()
                .map(drift -> drift.field() + " was " + drift.found() + " instead of " + drift.expected())
                .collect(Collectors.joining("; "));
        boolean isRestored = event.restoredAs() != null && event.refusal() == null;
        stage(Stage.REGISTRY)
                .hears(
                        at,
                        isRestored ? "restored" : "drifted",
                        "The registry's entry had been changed behind the marketplace's back: " + found + ". "
                                + outlook(event));
        return this;
    }

    private static String outlook(RegistryDriftFound event) {
        if (event.refusal() != null) {
            return event.refusal() + " It is left at that.";
        }
        return event.restoredAs() == null ? "It is put right when the registry lets us." : "It is right again.";
    }

    private PublicationProgress skipped(StepSkipped event, Instant at) {
        stage(event.stage()).hears(at, "skipped", event.detail());
        stage(event.stage()).skips();
        stages.startAfter(event.stage(), at);
        return this;
    }

    private PublicationProgress complied(PolicyPassed event, Instant at) {
        stage(Stage.POLICY).tries(event.attempt());
        stage(Stage.POLICY).finds(event.violations());
        boolean isJudged = event.violations().stream().noneMatch(Violation::isMissingVerdict);
        return passed(Stage.POLICY, isJudged ? "compliant" : "unavailable", at);
    }

    private PublicationProgress refused(PolicyRefused event, Instant at) {
        stage(Stage.POLICY).tries(event.attempt());
        stage(Stage.POLICY).finds(event.violations());
        stage(Stage.POLICY).fails(at, event.outcome() == Outcome.POLICY_UNAVAILABLE ? "unavailable" : "refused");
        return this;
    }

    private PublicationProgress registered(RegistryEntryCreated event, Instant at) {
        stage(Stage.REGISTRY).tries(event.attempt());
        return passed(Stage.REGISTRY, "registered", at);
    }

    private PublicationProgress queued(RegistrySynchronisationQueued event, Instant at) {
        stage(Stage.REGISTRY).tries(event.attempt());
        stage(Stage.REGISTRY).waits(at);
        stage(Stage.REGISTRY).says("queued");
        stages.startAfter(Stage.REGISTRY, at);
        return this;
    }

    private PublicationProgress testsPassed(EndpointTestsPassed event, Instant at) {
        stage(Stage.ENDPOINT_TESTS).tries(event.attempt());
        stage(Stage.ENDPOINT_TESTS).restsOn(new Evidence(event.evidence(), event.summary()));
        return passed(Stage.ENDPOINT_TESTS, "passed", at);
    }

    private PublicationProgress testsFailed(EndpointTestsFailed event, Instant at) {
        stage(Stage.ENDPOINT_TESTS).tries(event.attempt());
        stage(Stage.ENDPOINT_TESTS).restsOn(new Evidence(event.evidence(), event.summary()));
        stage(Stage.ENDPOINT_TESTS).fails(at, "failed");
        return this;
    }

    private PublicationProgress awaitsPeople(Instant at) {
        if (stage(Stage.APPROVAL).state() != StageState.PASSED) {
            stage(Stage.APPROVAL).waits(at);
        }
        return this;
    }

    private PublicationProgress assigned(ApprovalAssigned event) {
        stage(Stage.APPROVAL).isCarriedBy(event.assignee().toString());
        return this;
    }

    private PublicationProgress reminded(ApprovalReminded event, Instant at) {
        stage(Stage.APPROVAL).hears(at, "reminded", "Nobody has decided yet; it expires at " + event.expiresAt() + ".");
        return this;
    }

    private PublicationProgress agreed(ReviewerApproved event, Instant at) {
        stage(Stage.APPROVAL).isCarriedBy(event.reviewer().toString());
        stage(Stage.APPROVAL).hears(at, "approved", words(event.remark(), "A reviewer said yes."));
        return this;
    }

    private PublicationProgress approved(String decidedBy, Instant at) {
        if (stage(Stage.APPROVAL).state() == StageState.PASSED) {
            return this;
        }
        stage(Stage.APPROVAL).isCarriedBy(decidedBy);
        return passed(Stage.APPROVAL, "approved", at);
    }

    private PublicationProgress rejected(ApprovalRejected event, Instant at) {
        stage(Stage.APPROVAL).isCarriedBy(event.reviewer().toString());
        stage(Stage.APPROVAL).hears(at, "rejected", words(event.remark(), "A reviewer said no."));
        stage(Stage.APPROVAL).fails(at, "rejected");
        return this;
    }

    private PublicationProgress undecided(String word, String detail, Instant at) {
        stage(Stage.APPROVAL).hears(at, word, detail);
        stage(Stage.APPROVAL).fails(at, word);
        return this;
    }

    private PublicationProgress live(Instant at) {
        if (stage(Stage.ACTIVATION).state() != StageState.PASSED) {
            stage(Stage.ACTIVATION).passes(at, "active");
            stage(Stage.COMPENSATION).skips();
        }
        return this;
    }

    private PublicationProgress failing(PublicationFailing event, Instant at) {
        isFailing = true;
        stages.stop(event.outcome(), at);
        if (!event.toCompensate().isEmpty()) {
            stage(Stage.COMPENSATION).starts(at);
        }
        return this;
    }

    private PublicationProgress compensated(StepCompensated event, Instant at) {
        stage(Stage.COMPENSATION).tries(event.attempt());
        if (event.wasPostponed()) {
            stage(event.stage()).waits(at);
        } else {
            stage(event.stage()).isTakenBack();
            endTakingBack(at);
        }
        return this;
    }

    private PublicationProgress failed(PublicationFailed event, Instant at) {
        if (!isFailing) {
            stages.stop(event.outcome(), at);
        }
        hasFailed = true;
        endTakingBack(at);
        return this;
    }

    /** The end does not wait for an entry that the registry is away for: that is still to be taken back. */
    private void endTakingBack(Instant at) {
        if (hasFailed && stage(Stage.COMPENSATION).state().isOpen()) {
            if (stage(Stage.REGISTRY).state() == StageState.WAITING) {
                stage(Stage.COMPENSATION).waits(at);
            } else {
                stage(Stage.COMPENSATION).endsTakingBack(at);
            }
        }
    }

    private String words(@Nullable String remark, String otherwise) {
        return remark == null ? otherwise : remarks.find(remark).orElse(otherwise);
    }

    private PublicationProgress passed(Stage name, String word, Instant at) {
        stages.pass(name, word, at);
        return this;
    }

    private StageProgress stage(Stage name) {
        return stages.get(name);
    }
}
