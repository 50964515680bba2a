package org.llmmarket.publishing.command.publication;

import static org.llmmarket.publishing.api.finding.Rejection.rejectIf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.publication.ApprovalAwaited;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.EndpointTestsFailed;
import org.llmmarket.publishing.api.publication.EndpointTestsPassed;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.PolicyRefused;
import org.llmmarket.publishing.api.publication.PublicationApproved;
import org.llmmarket.publishing.api.publication.PublicationCompleted;
import org.llmmarket.publishing.api.publication.PublicationFailed;
import org.llmmarket.publishing.api.publication.PublicationFailing;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.RegistryEntryCreated;
import org.llmmarket.publishing.api.publication.RegistrySynchronisationQueued;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.StepAttempted;
import org.llmmarket.publishing.api.publication.StepCompensated;
import org.llmmarket.publishing.api.publication.StepRetried;
import org.llmmarket.publishing.api.publication.StepSkipped;

/** How far a publication has come: which step it waits for, and what must be taken back when it fails. */
class Progress {

    private Stage current = Stage.POLICY;
    private boolean needsApproval;
    /** The current step has said no: only the failure of the publication can follow. */
    private boolean refused;

    private Registration registration = Registration.NONE;
    private @Nullable ApprovalId approval;
    private @Nullable PublicationFailing failing;
    private List<Stage> remaining = new ArrayList<>();

    /** What is still to be taken back when the publication has ended. */
    private Set<Stage> postponed = EnumSet.noneOf(Stage.class);

    private boolean completed;
    private boolean failed;
    private Map<Stage, Integer> attempts = new EnumMap<>(Stage.class);

    /** What the registry may know of the version. */
    private enum Registration {
        NONE,
        /** Asked for: an answer may be lost on its way. */
        POSSIBLE,
        QUEUED,
        CREATED
    }

    /** Whether an answer for this step is news; what comes twice or too late is not, and what comes too early is refused. */
    boolean awaits(Stage stage) {
        rejectIf(
                stage.compareTo(current) > 0, Reason.ILLEGAL_MOVE, "The publication waits for " + current.wire() + ".");
        return stage == current && isRunning() && !refused;
    }

    /** Whether this attempt of a step has not been counted yet. */
    boolean isNews(Stage stage, Attempt attempt) {
        return isTried(stage) && isNew(stage, attempt);
    }

    /** The same of a step that is tried beside the way. */
    boolean isNew(Stage stage, Attempt attempt) {
        return attempt.number() > attempts.getOrDefault(stage, 0);
    }

    private boolean isTried(Stage stage) {
        return stage == Stage.COMPENSATION
                ? isFailing() && (!failed || !postponed.isEmpty())
                : isRegisteredLater(stage) || awaits(stage);
    }

    /** The entry may come in its turn, or later when it was queued, or while it is about to be taken back. */
    boolean takesRegistryEntry() {
        boolean isTakenBack = registration != Registration.CREATED && remaining.contains(Stage.REGISTRY);
        return isTakenBack || isRegisteredLater(Stage.REGISTRY) || awaits(Stage.REGISTRY);
    }

    private boolean isRegisteredLater(Stage stage) {
        return stage == Stage.REGISTRY && registration == Registration.QUEUED && !isFailing();
    }

    /** What was done, or may have been, newest first. */
    List<Stage> toCompensate(Outcome outcome) {
        List<Stage> done = new ArrayList<>();
        boolean isDecided = outcome == Outcome.REJECTED || outcome == Outcome.APPROVAL_TIMEOUT;
        if (current == Stage.APPROVAL && approval != null && !isDecided) {
            done.add(Stage.APPROVAL);
        }
        if (registration != Registration.NONE) {
            done.add(Stage.REGISTRY);
        }
        return done;
    }

    /** What is to be taken back next; null when nothing is. */
    @Nullable
    Stage nextToCompensate() {
        return !isFailing() || remaining.isEmpty() ? null : remaining.get(0);
    }

    boolean awaitsCompensationOf(Stage stage) {
        rejectIf(!isFailing(), Reason.ILLEGAL_MOVE, "The publication does not fail: there is nothing to take back.");
        rejectIf(
                remaining.indexOf(stage) > 0,
                Reason.ILLEGAL_MOVE,
                "What was done is taken back in reverse order, and first comes something else.");
        return remaining.contains(stage) || hasPostponed(stage);
    }

    /** Whether it is still to be taken back when the publication has ended. */
    boolean hasPostponed(Stage stage) {
        return postponed.contains(stage);
    }

    boolean awaitsItsEnd() {
        rejectIf(
                !isFailing() || !remaining.isEmpty(),
                Reason.ILLEGAL_MOVE,
                "The publication ends when it fails and all that was done has been taken back.");
        return !failed;
    }

    boolean isFailing() {
        return failing != null;
    }

    boolean isCompleted() {
        return completed;
    }

    @Nullable
    PublicationFailing failing() {
        return failing;
    }

    @Nullable
    ApprovalId approval() {
        return approval;
    }

    private boolean isRunning() {
        return !completed && !isFailing();
    }

    @EventSourcingHandler
    void evolve(PublicationStarted event) {
        needsApproval = !event.approvalReasons().isEmpty();
    }

    @EventSourcingHandler
    void evolve(StepAttempted event) {
        attempts.put(event.stage(), event.attempt().number());
    }

    /** Whoever tries it again counts from one. */
    @EventSourcingHandler
    void evolve(StepRetried event) {
        attempts.remove(event.stage());
    }

    @EventSourcingHandler
    void evolve(StepSkipped event) {
        registration = event.stage() == Stage.REGISTRY ? Registration.NONE : registration;
        passed(event.stage());
    }

    @EventSourcingHandler
    void evolve(PolicyPassed event) {
        passed(Stage.POLICY);
    }

    @EventSourcingHandler
    void evolve(PolicyRefused event) {
        refused = true;
    }

    @EventSourcingHandler
    void evolve(RegistryEntryCreated event) {
        registration = Registration.CREATED;
        if (current == Stage.REGISTRY) {
            passed(Stage.REGISTRY);
        }
    }

    @EventSourcingHandler
    void evolve(RegistrySynchronisationQueued event) {
        registration = Registration.QUEUED;
        passed(Stage.REGISTRY);
    }

    @EventSourcingHandler
    void evolve(EndpointTestsPassed event) {
        passed(Stage.ENDPOINT_TESTS);
    }

    @EventSourcingHandler
    void evolve(EndpointTestsFailed event) {
        refused = true;
    }

    @EventSourcingHandler
    void evolve(ApprovalAwaited event) {
        approval = event.approvalId();
    }

    @EventSourcingHandler
    void evolve(PublicationApproved event) {
        passed(Stage.APPROVAL);
    }

    @EventSourcingHandler
    void evolve(PublicationFailing event) {
        failing = event;
        remaining = new ArrayList<>(event.toCompensate());
    }

    @EventSourcingHandler
    void evolve(StepCompensated event) {
        remaining.remove(event.stage());
        if (event.wasPostponed()) {
            postponed.add(event.stage());
        } else {
            postponed.remove(event.stage());
        }
        attempts.remove(Stage.COMPENSATION);
    }

    @EventSourcingHandler
    void evolve(PublicationCompleted event) {
        completed = true;
    }

    @EventSourcingHandler
    void evolve(PublicationFailed event) {
        failed = true;
    }

    private void passed(Stage stage) {
        current = switch (stage) {
            case VALIDATION -> Stage.POLICY;
            case POLICY -> Stage.REGISTRY;
            case REGISTRY -> Stage.ENDPOINT_TESTS;
            case ENDPOINT_TESTS -> needsApproval ? Stage.APPROVAL : Stage.ACTIVATION;
            case APPROVAL, ACTIVATION, COMPENSATION -> Stage.ACTIVATION;
        };
        if (current == Stage.REGISTRY) {
            registration = Registration.POSSIBLE;
        }
    }
}
