package org.llmmarket.publishing.saga.registry;

import java.time.Clock;
import java.time.Instant;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.RecordRegistration;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.neighbour.Patience;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enters a version that the registry was away for, however long that takes. */
final class SynchronisationWorker implements Worker {

    private static final Logger LOG = LoggerFactory.getLogger(SynchronisationWorker.class);

    private final Registry registry;
    private final RunningPublications publications;
    private final NeighbourSettings.Registry settings;
    private final Clock clock;

    SynchronisationWorker(
            Registry registry, RunningPublications publications, NeighbourSettings.Registry settings, Clock clock) {
        this.registry = registry;
        this.publications = publications;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Step.REGISTRY_SYNC.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        StepWork step = new StepWork(work);
        PublicationId publication = step.publicationId();
        Instant startedAt = clock.instant();
        int number = step.number();
        try {
            String entry = registry.register(publications.get(publication), step.call(RegistrationWorker.ENTRY));
            String detail = "The registry is back and has the entry " + entry + ".";
            return WorkOutcome.done(new RecordRegistration(
                    publication, entry, new Attempt(number, startedAt, clock.instant(), "passed", detail)));
        } catch (NeighbourAway away) {
            LOG.info("The entry of publication {} waits for the registry: {}", publication, away.detail());
            Attempt attempt = new Attempt(number, startedAt, clock.instant(), "unavailable", away.detail());
            // Tries that were cut off are numbered and do not count. The first delay is over when this is tried first.
            int before = Math.min(step.before(), settings.quickTries());
            return new Patience(settings.backoff(), settings.tries() - before + 1)
                    .after(work, 1, away, new RecordAttempt(publication, Stage.REGISTRY, attempt));
        }
    }
}
