package org.llmmarket.publishing.saga.governance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.llmmarket.publishing.api.approval.ApprovalCancelled;
import org.llmmarket.publishing.api.approval.ApprovalExpired;
import org.llmmarket.publishing.api.approval.ApprovalGranted;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.ApprovalRejected;
import org.llmmarket.publishing.api.publication.ApprovalAwaited;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an approval on the governance dashboard too, however long that is away: our own reviewers have it already. */
final class WorkflowWorker implements Worker {

    private static final Logger LOG = LoggerFactory.getLogger(WorkflowWorker.class);

    private static final Set<Class<?>> ENDS =
            Set.of(ApprovalGranted.class, ApprovalRejected.class, ApprovalExpired.class, ApprovalCancelled.class);

    private final Governance governance;
    private final DashboardDecisions decisions;
    private final RunningPublications publications;
    private final EventLog log;
    private final NeighbourSettings.Governance settings;
    private final Clock clock;

    WorkflowWorker(
            Governance governance,
            DashboardDecisions decisions,
            RunningPublications publications,
            EventLog log,
            NeighbourSettings.Governance settings,
            Clock clock) {
        this.governance = governance;
        this.decisions = decisions;
        this.publications = publications;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Step.APPROVAL_WORKFLOW.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        if (!governance.isEnabled()) {
            return WorkOutcome.done();
        }
        Instant startedAt = clock.instant();
        StepWork step = new StepWork(work);
        PublicationId publication = step.publicationId();
        if (isDecided(publication)) {
            return WorkOutcome.done();
        }
        try {
            decisions.await(create(step), publication);
            return WorkOutcome.done();
        } catch (NeighbourAway away) {
            LOG.info("The approval of publication {} waits for the dashboard: {}", publication, away.detail());
            Attempt attempt = new Attempt(work.attempt(), startedAt, clock.instant(), "unavailable", away.detail());
            return settings.patience().after(work, away, new RecordAttempt(publication, Stage.APPROVAL, attempt));
        }
    }

    /** Whoever decided, while the dashboard was away: nobody is asked there any more. */
    private boolean isDecided(PublicationId publication) {
        return log.ofAggregate(ApprovalId.of(publication).toString()).stream()
                .map(RecordedEvent::payload)
                .anyMatch(event -> ENDS.contains(event.getClass()));
    }

    private String create(StepWork step) {
        List<RecordedEvent> events = log.ofAggregate(step.publicationId().toString());
        Instant requestedAt = events.stream()
                .filter(event -> event.payload() instanceof ApprovalAwaited)
                .map(RecordedEvent::at)
                .findFirst()
                .orElseGet(clock::instant);
        List<Violation> policy = events.stream()
                .map(RecordedEvent::payload)
                .filter(PolicyPassed.class::isInstance)
                .flatMap(passed -> ((PolicyPassed) passed).violations().stream())
                .toList();
        return governance.createWorkflow(
                publications.get(step.publicationId()), requestedAt, policy, step.call("approval"));
    }
}
