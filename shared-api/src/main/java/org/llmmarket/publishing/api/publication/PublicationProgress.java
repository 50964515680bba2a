package org.llmmarket.publishing.api.publication;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.ApprovalAssigned;
import org.llmmarket.publishing.api.approval.ApprovalCancelled;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.approval.ApprovalExpired;
import org.llmmarket.publishing.api.approval.ApprovalGranted;
import org.llmmarket.publishing.api.approval.ApprovalRejected;
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

/** A publication while its timeline is folded: a stage runs from the moment the one before it has passed. */
final class PublicationProgress {

    static final Fold<PublicationProgress> FOLD = Fold.<PublicationProgress>empty()
            .on(VersionSubmitted.class, (p, e, at) -> p.submitted(e.contractDigest(), at))
            .on(PublicationStarted.class, PublicationProgress::started)
            .on(StepAttempted.class, (p, e, at) -> p.attempted(e))
            .on(PolicyPassed.class, PublicationProgress::complied)
            .on(PolicyRefused.class, PublicationProgress::refused)
            .on(RegistryEntryCreated.class, PublicationProgress::registered)
            .on(RegistrySynchronisationQueued.class, PublicationProgress::queued)
            .on(EndpointTestsPassed.class, PublicationProgress::testsPassed)
            .on(EndpointTestsFailed.class, PublicationProgress::testsFailed)
            .on(ApprovalRequested.class, (p, e, at) -> p.awaitsPeople(at))
            .on(ApprovalAwaited.class, (p, e, at) -> p.awaitsPeople(at))
            .on(ApprovalAssigned.class, (p, e, at) -> p.assigned(e))
            .on(ReviewerApproved.class, PublicationProgress::agreed)
            .on(ApprovalGranted.class, (p, e, at) -> p.approved(e.decidedBy().toString(), at))
            .on(
                    PublicationApproved.class,
                    (p, e, at) -> p.approved(e.decidedBy().toString(), at))
            .on(ApprovalRejected.class, PublicationProgress::rejected)
            .on(ApprovalExpired.class, (p, e, at) -> p.undecided("expired", at))
            .on(ApprovalCancelled.class, (p, e, at) -> p.undecided("withdrawn", at))
            .on(VersionActivated.class, (p, e, at) -> p.live(at))
            .on(PublicationCompleted.class, (p, e, at) -> p.live(at))
            .on(PublicationFailing.class, PublicationProgress::failing)
            .on(StepCompensated.class, PublicationProgress::compensated)
            .on(PublicationFailed.class, PublicationProgress::failed);

    private final PublicationId publication;
    private final Remarks remarks;
    private final Map<Stage, StageProgress> stages = new EnumMap<>(Stage.class);
    private final VersionProgress version;
    private @Nullable String actor;

    PublicationProgress(PublicationId publication, Remarks remarks) {
        this.publication = publication;
        this.remarks = remarks;
        this.version = new VersionProgress(publication);
        Stream.of(Stage.values()).forEach(name -> stages.put(name, new StageProgress(name)));
    }

    void take(Happened happened) {
        version.take(happened.event(), happened.at());
        if (isOurs(happened.event())) {
            actor = happened.actor();
            FOLD.apply(this, happened.event(), happened.at());
        }
    }

    Optional<Timeline> timeline() {
        return version.timeline(
                stages.values().stream().map(StageProgress::view).toList());
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
        (undoing.state() == StageState.RUNNING ? undoing : stage(event.stage())).tries(event.attempt());
        return this;
    }

    private PublicationProgress complied(PolicyPassed event, Instant at) {
        stage(Stage.POLICY).tries(event.attempt());
        stage(Stage.POLICY).finds(event.violations());
        return passed(Stage.POLICY, "compliant", at);
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
        return next(Stage.REGISTRY, at);
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

    private PublicationProgress undecided(String word, Instant at) {
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
        stops(event.outcome(), at);
        if (!event.toCompensate().isEmpty()) {
            stage(Stage.COMPENSATION).starts(at);
        }
        return this;
    }

    private PublicationProgress compensated(StepCompensated event, Instant at) {
        stage(event.stage()).isTakenBack();
        stage(Stage.COMPENSATION).tries(event.attempt());
        return this;
    }

    private PublicationProgress failed(PublicationFailed event, Instant at) {
        stops(event.outcome(), at);
        if (stage(Stage.COMPENSATION).state() == StageState.RUNNING) {
            stage(Stage.COMPENSATION).passes(at, "passed");
        }
        return this;
    }

    /** The stage that the outcome speaks of has failed, and what has not begun never will. */
    private void stops(Outcome outcome, Instant at) {
        StageProgress broken = stage(stageOf(outcome));
        if (broken.state().isOpen()) {
            broken.fails(at, wordFor(outcome));
        }
        stages.values().stream()
                .filter(stage -> stage.state() == StageState.PENDING)
                .forEach(StageProgress::skips);
    }

    private Stage stageOf(Outcome outcome) {
        return switch (outcome) {
            case POLICY_VIOLATED, POLICY_UNAVAILABLE -> Stage.POLICY;
            case ENDPOINT_TESTS_FAILED -> Stage.ENDPOINT_TESTS;
            case REJECTED, APPROVAL_TIMEOUT -> Stage.APPROVAL;
            case WITHDRAWN -> furthest();
        };
    }

    /** A withdrawal stops whatever is furthest on; a queued registration may still be open behind it. */
    private Stage furthest() {
        return Stream.of(Stage.values())
                .filter(name -> name != Stage.COMPENSATION)
                .filter(name -> stage(name).state().isOpen())
                .reduce(Stage.ACTIVATION, (behind, ahead) -> ahead);
    }

    private static String wordFor(Outcome outcome) {
        return switch (outcome) {
            case POLICY_VIOLATED -> "refused";
            case POLICY_UNAVAILABLE -> "unavailable";
            case ENDPOINT_TESTS_FAILED -> "failed";
            case REJECTED -> "rejected";
            case APPROVAL_TIMEOUT -> "expired";
            case WITHDRAWN -> "withdrawn";
        };
    }

    private PublicationProgress passed(Stage name, String word, Instant at) {
        stage(name).passes(at, word);
        return next(name, at);
    }

    /** A stage that runs already, or has been skipped, is not started again by a late answer. */
    private PublicationProgress next(Stage name, Instant at) {
        List<Stage> later = List.of(Stage.values()).subList(name.ordinal() + 1, Stage.COMPENSATION.ordinal());
        later.stream()
                .filter(follower -> stage(follower).state() != StageState.SKIPPED)
                .findFirst()
                .filter(follower -> stage(follower).state() == StageState.PENDING)
                .ifPresent(follower -> stage(follower).starts(at));
        return this;
    }

    private String words(@Nullable String remark, String otherwise) {
        return remark == null ? otherwise : remarks.find(remark).orElse(otherwise);
    }

    private StageProgress stage(Stage name) {
        return Objects.requireNonNull(stages.get(name));
    }
}
