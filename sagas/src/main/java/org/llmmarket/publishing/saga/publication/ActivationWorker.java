package org.llmmarket.publishing.saga.publication;

import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Brings the version live and completes its publication, both or neither. */
final class ActivationWorker implements Worker {

    private final RunningPublications publications;
    private final LastCheck check;

    ActivationWorker(RunningPublications publications, LastCheck check) {
        this.publications = publications;
        this.check = check;
    }

    @Override
    public String kind() {
        return Step.ACTIVATION.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        PublicationStarted publication = publications.get(new StepWork(work).publicationId());
        return check.activate(
                publication,
                work,
                new GoLive(publication.serviceId(), publication.version(), publication.publicationId()));
    }
}
