package org.llmmarket.publishing.saga.approval;

import java.time.Clock;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.CancelApproval;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/**
 * Keeps people from being asked about a publication that failed while the question was on its way: asking twice is asking
 * once, so a question that is asked and cancelled here cannot come up again.
 */
final class ApprovalRemovalWorker implements Worker {

    private final RunningPublications publications;
    private final NeighbourSettings.Approval settings;
    private final Clock clock;

    ApprovalRemovalWorker(RunningPublications publications, NeighbourSettings.Approval settings, Clock clock) {
        this.publications = publications;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Step.APPROVAL_REMOVAL.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        PublicationStarted publication = publications.get(new StepWork(work).publicationId());
        return WorkOutcome.done(
                ApprovalWorker.request(publication, settings, clock.instant()),
                new CancelApproval(ApprovalId.of(publication.publicationId())));
    }
}
