package org.llmmarket.publishing.saga.governance;

import java.time.Instant;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.neighbour.Patience;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Tells the governance dashboard that a version is live. */
final class PublishedNoticeWorker implements Worker {

    private final Governance governance;
    private final RunningPublications publications;
    private final Patience patience;

    PublishedNoticeWorker(
            Governance governance, RunningPublications publications, NeighbourSettings.Governance settings) {
        this.governance = governance;
        this.publications = publications;
        this.patience = settings.patience();
    }

    @Override
    public String kind() {
        return Step.PUBLISHED_NOTICE.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        if (!governance.isEnabled()) {
            return WorkOutcome.done();
        }
        StepWork step = new StepWork(work);
        try {
            governance.notifyPublished(
                    publications.get(step.publicationId()),
                    Instant.parse(step.required(StepWork.AT)),
                    step.call("published"));
            return WorkOutcome.done();
        } catch (NeighbourAway away) {
            return patience.after(work, away);
        }
    }
}
