package org.llmmarket.publishing.saga.publication;

import static org.llmmarket.publishing.api.publication.Outcome.ABANDONED;
import static org.llmmarket.publishing.api.publication.Outcome.APPROVAL_TIMEOUT;
import static org.llmmarket.publishing.api.publication.Outcome.ENDPOINT_TESTS_FAILED;
import static org.llmmarket.publishing.api.publication.Outcome.POLICY_VIOLATED;
import static org.llmmarket.publishing.api.publication.Outcome.REJECTED;
import static org.llmmarket.publishing.api.publication.Outcome.WITHDRAWN;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.ApprovalCancelled;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.approval.ApprovalExpired;
import org.llmmarket.publishing.api.approval.ApprovalGranted;
import org.llmmarket.publishing.api.approval.ApprovalRejected;
import org.llmmarket.publishing.api.fold.Fold;
import org.llmmarket.publishing.api.publication.ApprovalAwaited;
import org.llmmarket.publishing.api.publication.EndpointTestsFailed;
import org.llmmarket.publishing.api.publication.EndpointTestsPassed;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PolicyCaughtUp;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.PolicyRefused;
import org.llmmarket.publishing.api.publication.PublicationApproved;
import org.llmmarket.publishing.api.publication.PublicationCompleted;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.publication.PublicationFailed;
import org.llmmarket.publishing.api.publication.PublicationFailing;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.RegistryEntryCreated;
import org.llmmarket.publishing.api.publication.RegistrySynchronisationQueued;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.StepAbandoned;
import org.llmmarket.publishing.api.publication.StepCompensated;
import org.llmmarket.publishing.api.publication.StepSkipped;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.llmmarket.publishing.store.work.Work;

/** What should happen next to a publication by what its log says: what its saga has asked for, told from the outside. */
final class Pending {

    private static final Fold<Pending> FOLD = Fold.<Pending>empty()
            .on(PublicationStarted.class, (p, e, at) -> p.started(e))
            .on(PolicyPassed.class, (p, e, at) -> p.ask(Step.REGISTRY))
            .on(PolicyRefused.class, (p, e, at) -> p.fail(e.outcome(), "policy"))
            .on(PolicyCaughtUp.class, (p, e, at) -> e.compliant() ? p : p.fail(POLICY_VIOLATED, "policy"))
            .on(StepAbandoned.class, (p, e, at) -> p.abandoned(e.step()))
            .on(RegistryEntryCreated.class, (p, e, at) -> p.entryQueued ? p : p.ask(Step.ENDPOINT_TESTS))
            .on(RegistrySynchronisationQueued.class, (p, e, at) -> p.queued())
            .on(StepSkipped.class, (p, e, at) -> e.stage() == Stage.REGISTRY ? p.ask(Step.ENDPOINT_TESTS) : p)
            .on(EndpointTestsPassed.class, (p, e, at) -> p.ask(p.approvalRequired ? Step.APPROVAL : Step.ACTIVATION))
            .on(EndpointTestsFailed.class, (p, e, at) -> p.fail(ENDPOINT_TESTS_FAILED, "endpoint-tests"))
            .on(ApprovalAwaited.class, (p, e, at) -> p.ask(Step.APPROVAL_EXPIRY, e.expiresAt(), Map.of()))
            .on(ApprovalGranted.class, (p, e, at) -> p.granted(e))
            .on(PublicationApproved.class, (p, e, at) -> p.ask(Step.ACTIVATION))
            .on(ApprovalRejected.class, (p, e, at) -> p.fail(REJECTED, "reviewer"))
            .on(ApprovalExpired.class, (p, e, at) -> p.fail(APPROVAL_TIMEOUT, "expiry"))
            .on(ApprovalCancelled.class, (p, e, at) -> p.fail(WITHDRAWN, "approval-cancelled"))
            .on(ServiceRetired.class, (p, e, at) -> p.fail(WITHDRAWN, "service-retired"))
            .on(PublicationFailing.class, (p, e, at) -> p.failing(e))
            .on(StepCompensated.class, (p, e, at) -> p.takenBack(e.stage()))
            .on(PublicationCompleted.class, (p, e, at) -> p.ended())
            .on(PublicationFailed.class, (p, e, at) -> p.ended());

    private final PublicationId publication;
    private final Set<Stage> takenBack = new HashSet<>();
    private @Nullable PublicationFailing failing;
    private boolean approvalRequired;
    private boolean entryQueued;
    private boolean ended;
    private Instant lastSign = Instant.EPOCH;
    private Ask next = new Ask(Step.POLICY, Instant.EPOCH, Map.of());

    private record Ask(Step step, Instant dueAt, Map<String, String> details) {}

    private Pending(PublicationId publication) {
        this.publication = publication;
    }

    /** Reads what the log of its service says of a publication. */
    static Pending of(PublicationId publication, List<RecordedEvent> events) {
        Pending pending = new Pending(publication);
        events.stream().filter(event -> pending.concerns(event.payload())).forEach(event -> {
            pending.lastSign = event.at();
            FOLD.apply(pending, event.payload(), event.at());
        });
        return pending;
    }

    /** When something was heard of it last. */
    Instant lastSign() {
        return lastSign;
    }

    /** The work to ask for; none when the publication has ended. */
    Optional<Work> work(String requestId) {
        if (ended) {
            return Optional.empty();
        }
        Ask ask = failing == null ? next : takeBack(failing);
        Map<String, String> payload = new HashMap<>(ask.details());
        payload.put(StepWork.PUBLICATION, publication.toString());
        payload.put(StepWork.REQUEST, requestId);
        return Optional.of(ask.step().at(ask.dueAt(), payload));
    }

    private boolean concerns(Object event) {
        if (event instanceof PublicationEvent step) {
            return step.publicationId().equals(publication);
        }
        if (event instanceof ApprovalEvent approval) {
            return approval.publicationId().equals(publication);
        }
        return event instanceof ServiceRetired retired && retired.withdrawn().contains(publication);
    }

    private Ask takeBack(PublicationFailing failed) {
        return failed.toCompensate().stream()
                .filter(stage -> !takenBack.contains(stage))
                .findFirst()
                .map(stage -> new Ask(Step.takingBack(stage), Instant.EPOCH, Map.of(StepWork.STAGE, stage.wire())))
                .orElseGet(() -> new Ask(
                        Step.ENDING,
                        Instant.EPOCH,
                        Map.of(StepWork.OUTCOME, failed.outcome().wire())));
    }

    private Pending started(PublicationStarted started) {
        approvalRequired = !started.approvalReasons().isEmpty();
        return this;
    }

    private Pending queued() {
        entryQueued = true;
        return ask(Step.ENDPOINT_TESTS);
    }

    private Pending granted(ApprovalGranted granted) {
        String decidedBy = granted.decidedBy().toString();
        return ask(Step.APPROVAL_VERDICT, Instant.EPOCH, Map.of(StepWork.DECIDED_BY, decidedBy));
    }

    private Pending fail(Outcome outcome, String cause) {
        return ask(Step.FAILURE, Instant.EPOCH, Map.of(StepWork.OUTCOME, outcome.wire(), StepWork.CAUSE, cause));
    }

    private Pending abandoned(String kind) {
        return Step.ofKind(kind).filter(Step::isMain).isPresent() ? fail(ABANDONED, "abandoned") : this;
    }

    private Pending failing(PublicationFailing failed) {
        failing = failed;
        return this;
    }

    private Pending takenBack(Stage stage) {
        takenBack.add(stage);
        return this;
    }

    private Pending ended() {
        ended = true;
        return this;
    }

    private Pending ask(Step step) {
        return ask(step, Instant.EPOCH, Map.of());
    }

    private Pending ask(Step step, Instant dueAt, Map<String, String> details) {
        next = new Ask(step, dueAt, details);
        return this;
    }
}
