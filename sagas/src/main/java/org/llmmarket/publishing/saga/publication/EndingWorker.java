package org.llmmarket.publishing.saga.publication;

import org.llmmarket.publishing.api.publication.EndPublication;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.FailVersion;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Closes a publication that failed, when all that it had done is taken back: its version stands where the outcome says. */
final class EndingWorker implements Worker {

    private final RunningPublications publications;

    EndingWorker(RunningPublications publications) {
        this.publications = publications;
    }

    @Override
    public String kind() {
        return Step.ENDING.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        StepWork ending = new StepWork(work);
        PublicationStarted publication = publications.get(ending.publicationId());
        return WorkOutcome.done(
                new FailVersion(
                        publication.serviceId(),
                        publication.version(),
                        publication.publicationId(),
                        Outcome.of(ending.required(StepWork.OUTCOME))),
                new EndPublication(publication.publicationId()));
    }
}
