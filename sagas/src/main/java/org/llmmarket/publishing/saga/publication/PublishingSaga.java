package org.llmmarket.publishing.saga.publication;

import static org.axonframework.modelling.saga.SagaLifecycle.associateWith;
import static org.axonframework.modelling.saga.SagaLifecycle.end;
import static org.llmmarket.publishing.saga.publication.StepWork.AT;
import static org.llmmarket.publishing.saga.publication.StepWork.CAUSE;
import static org.llmmarket.publishing.saga.publication.StepWork.DECIDED_BY;
import static org.llmmarket.publishing.saga.publication.StepWork.OUTCOME;
import static org.llmmarket.publishing.saga.publication.StepWork.PUBLICATION;
import static org.llmmarket.publishing.saga.publication.StepWork.REGISTRY_ENTRY;
import static org.llmmarket.publishing.saga.publication.StepWork.REQUEST;
import static org.llmmarket.publishing.saga.publication.StepWork.STAGE;
import static org.llmmarket.publishing.saga.publication.StepWork.STATUS;
import static org.llmmarket.publishing.saga.publication.StepWork.TRIES;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.ApprovalCancelled;
import org.llmmarket.publishing.api.approval.ApprovalExpired;
import org.llmmarket.publishing.api.approval.ApprovalGranted;
import org.llmmarket.publishing.api.approval.ApprovalRejected;
import org.llmmarket.publishing.api.approval.ApprovalReminded;
import org.llmmarket.publishing.api.approval.ApprovalStatus;
import org.llmmarket.publishing.api.publication.ApprovalAwaited;
import org.llmmarket.publishing.api.publication.Attempt;
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
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.store.vault.Vault;
import org.llmmarket.publishing.store.work.WorkQueue;

/**
 * The story of one publication, from its start to its end. It only ever asks for work; what the work found comes back as an
 * event of the publication or its approval.
 */
@Saga
@ProcessingGroup(PublishingSaga.GROUP)
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class PublishingSaga {

    /** Its processing group. */
    public static final String GROUP = PublicationEvent.CARRIED_ON_BY;

    private enum Entry {
        NONE,
        QUEUED,
        CREATED
    }

    private String publicationId = "";
    private String requestId = "";
    private boolean approvalRequired;
    private boolean testAccess;
    private Step asked = Step.POLICY;
    private Entry entry = Entry.NONE;
    private String registryId = "";
    private @Nullable Outcome failure;
    private List<Stage> toTakeBack = new ArrayList<>();
    private boolean completed;

    @StartSaga
    @SagaEventHandler(associationProperty = "publicationId")
    void on(
            PublicationStarted started,
            @Timestamp Instant at,
            @MetaDataValue(REQUEST) @Nullable String request,
            WorkQueue work,
            NeighbourSettings settings,
            RunningPublications running) {
        publicationId = started.publicationId().toString();
        requestId = request == null ? "" : request;
        approvalRequired = !started.approvalReasons().isEmpty();
        testAccess = started.testAccess();
        associateWith("serviceId", started.serviceId().toString());
        running.remember(started);
        work.enqueue(Step.WATCH.at(at.plus(settings.stuckAfter()), payload(Map.of())));
        next(Step.POLICY, work);
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(PolicyPassed passed, WorkQueue work) {
        if (passed.violations().stream().anyMatch(Violation::isMissingVerdict)) {
            ask(Step.POLICY_CATCH_UP, triesOf(passed.attempt()), work);
        }
        next(Step.REGISTRY, work);
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(PolicyCaughtUp late, WorkQueue work) {
        if (!late.compliant() && !completed) {
            fail(Outcome.POLICY_VIOLATED, "policy", work);
        }
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(StepAbandoned abandoned, WorkQueue work) {
        Step step = Step.ofKind(abandoned.step()).orElse(Step.WATCH);
        if (step.isMain()) {
            fail(Outcome.ABANDONED, "abandoned", work);
        } else if (step == Step.REGISTRY_SYNC) {
            entry = Entry.NONE;
            if (completed) {
                end();
            }
        }
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(PolicyRefused refused, WorkQueue work) {
        fail(refused.outcome(), "policy", work);
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(RegistryEntryCreated created, WorkQueue work) {
        boolean late = entry == Entry.QUEUED;
        entry = Entry.CREATED;
        registryId = created.registryId();
        if (completed) {
            tellRegistry(created.serviceId(), work);
            end();
        } else if (!late) {
            next(Step.ENDPOINT_TESTS, work);
        }
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(RegistrySynchronisationQueued queued, @Timestamp Instant at, WorkQueue work, NeighbourSettings settings) {
        entry = Entry.QUEUED;
        work.enqueue(
                Step.REGISTRY_SYNC.at(at.plus(settings.registry().firstDelay()), payload(triesOf(queued.attempt()))));
        next(Step.ENDPOINT_TESTS, work);
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(StepSkipped skipped, WorkQueue work) {
        if (skipped.stage() == Stage.REGISTRY) {
            next(Step.ENDPOINT_TESTS, work);
        }
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(EndpointTestsPassed passed, WorkQueue work) {
        next(approvalRequired ? Step.APPROVAL : Step.ACTIVATION, work);
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(EndpointTestsFailed failed, WorkQueue work) {
        fail(Outcome.ENDPOINT_TESTS_FAILED, "endpoint-tests", work);
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(ApprovalAwaited awaited, @Timestamp Instant at, WorkQueue work) {
        Reminders.between(at, awaited.expiresAt())
                .forEach((step, due) -> work.enqueue(step.at(due, payload(Map.of()))));
        work.enqueue(Step.APPROVAL_EXPIRY.at(awaited.expiresAt(), payload(Map.of())));
        next(Step.APPROVAL_WORKFLOW, work);
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(ApprovalReminded reminded, @Timestamp Instant at, WorkQueue work) {
        work.enqueue(Reminders.notice(reminded, at, requestId));
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(ApprovalGranted granted, @Timestamp Instant at, WorkQueue work) {
        String decidedBy = granted.decidedBy().toString();
        closeApproval(ApprovalStatus.APPROVED, decidedBy, at, work);
        next(Step.APPROVAL_VERDICT, Map.of(DECIDED_BY, decidedBy), work);
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(PublicationApproved approved, WorkQueue work) {
        next(Step.ACTIVATION, work);
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(ApprovalRejected rejected, @Timestamp Instant at, WorkQueue work) {
        closeApproval(ApprovalStatus.REJECTED, rejected.reviewer().toString(), at, work);
        fail(Outcome.REJECTED, "reviewer", work);
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(ApprovalExpired expired, @Timestamp Instant at, WorkQueue work) {
        closeApproval(ApprovalStatus.EXPIRED, "", at, work);
        fail(Outcome.APPROVAL_TIMEOUT, "expiry", work);
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(ApprovalCancelled cancelled, @Timestamp Instant at, WorkQueue work) {
        closeApproval(ApprovalStatus.CANCELLED, "", at, work);
        fail(Outcome.WITHDRAWN, "approval-cancelled", work);
    }

    @SagaEventHandler(associationProperty = "serviceId")
    void on(ServiceRetired retired, WorkQueue work) {
        if (retired.withdrawn().contains(new PublicationId(publicationId))) {
            fail(Outcome.WITHDRAWN, "service-retired", work);
        }
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(PublicationFailing failing, WorkQueue work) {
        failure = failing.outcome();
        cancel(asked, work);
        cancel(Step.REGISTRY_SYNC, work);
        cancel(Step.POLICY_CATCH_UP, work);
        if (asked == Step.APPROVAL) {
            // Nobody waits for the answer any more, so people must not be asked.
            ask(Step.APPROVAL_REMOVAL, Map.of(), work);
        }
        toTakeBack = new ArrayList<>(failing.toCompensate());
        takeBackNext(work);
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(StepCompensated compensated, WorkQueue work) {
        if (compensated.attempt().outcome().equals(StepCompensated.POSTPONED)) {
            ask(Step.REGISTRY_REMOVAL, Map.of(REGISTRY_ENTRY, registryId), work);
        }
        if (toTakeBack.remove(compensated.stage())) {
            takeBackNext(work);
        }
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(PublicationCompleted done, @Timestamp Instant at, WorkQueue work, Vault vault) {
        completed = true;
        close(work, vault);
        work.enqueue(Step.PUBLISHED_NOTICE
                .now(payload(Map.of(AT, at.toString())))
                .inLane(Step.dashboardLane(done.serviceId())));
        if (entry == Entry.CREATED) {
            tellRegistry(done.serviceId(), work);
        }
        // An entry that is still queued has to learn of the activation once it is there.
        if (entry != Entry.QUEUED) {
            end();
        }
    }

    @SagaEventHandler(associationProperty = "publicationId")
    void on(PublicationFailed failed, WorkQueue work, Vault vault) {
        close(work, vault);
        end();
    }

    private void next(Step step, WorkQueue work) {
        next(step, Map.of(), work);
    }

    private void next(Step step, Map<String, String> details, WorkQueue work) {
        if (failure == null) {
            asked = step;
            ask(step, details, work);
        }
    }

    private void fail(Outcome outcome, String cause, WorkQueue work) {
        if (failure == null) {
            ask(Step.FAILURE, Map.of(OUTCOME, outcome.wire(), CAUSE, cause), work);
        }
    }

    private void takeBackNext(WorkQueue work) {
        if (toTakeBack.isEmpty() && failure != null) {
            ask(Step.ENDING, Map.of(OUTCOME, failure.wire()), work);
        } else if (!toTakeBack.isEmpty()) {
            Stage stage = toTakeBack.get(0);
            ask(Step.takingBack(stage), Map.of(STAGE, stage.wire(), REGISTRY_ENTRY, registryId), work);
        }
    }

    private static Map<String, String> triesOf(Attempt last) {
        return Map.of(TRIES, Integer.toString(last.number()));
    }

    private void tellRegistry(ServiceId service, WorkQueue work) {
        work.enqueue(Step.REGISTRY_STATUS.now(payload(Map.of())).inLane(Step.registryLane(service)));
    }

    private void closeApproval(ApprovalStatus status, String decidedBy, Instant at, WorkQueue work) {
        cancel(Step.APPROVAL_REMINDER, work);
        cancel(Step.APPROVAL_LAST_REMINDER, work);
        cancel(Step.APPROVAL_EXPIRY, work);
        cancel(Step.APPROVAL_WORKFLOW, work);
        ask(Step.APPROVAL_NOTICE, Map.of(STATUS, status.wire(), DECIDED_BY, decidedBy, AT, at.toString()), work);
    }

    private void close(WorkQueue work, Vault vault) {
        cancel(Step.WATCH, work);
        if (testAccess) {
            vault.erase(EndpointTestsWorker.testAccessKey(publicationId));
        }
    }

    private void ask(Step step, Map<String, String> details, WorkQueue work) {
        work.enqueue(step.now(payload(details)));
    }

    private void cancel(Step step, WorkQueue work) {
        work.cancel(step.kind(), step.keyFor(publicationId));
    }

    private Map<String, String> payload(Map<String, String> details) {
        Map<String, String> payload = new HashMap<>(details);
        payload.put(PUBLICATION, publicationId);
        payload.put(REQUEST, requestId);
        return payload;
    }
}
