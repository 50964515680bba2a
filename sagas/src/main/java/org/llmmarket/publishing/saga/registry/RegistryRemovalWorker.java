package org.llmmarket.publishing.saga.registry;

import java.time.Clock;
import java.time.Instant;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.RecordCompensation;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes back an entry that no publication waits for any more, however long the registry is away. */
final class RegistryRemovalWorker implements Worker {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryRemovalWorker.class);

    private final Removal removal;
    private final NeighbourSettings.Registry settings;
    private final Clock clock;

    RegistryRemovalWorker(
            Registry registry, RunningPublications publications, NeighbourSettings.Registry settings, Clock clock) {
        this.removal = new Removal(registry, publications);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Step.REGISTRY_REMOVAL.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        StepWork step = new StepWork(work);
        Instant startedAt = clock.instant();
        try {
            removal.perform(step);
            Attempt done = new Attempt(
                    work.attempt(),
                    startedAt,
                    clock.instant(),
                    "compensated",
                    "The registry is back and its entry was taken back.");
            return WorkOutcome.done(new RecordCompensation(step.publicationId(), Stage.REGISTRY, done));
        } catch (NeighbourAway away) {
            LOG.info("The removal {} waits for the registry: {}", work.key(), away.detail());
            Attempt unavailable = new Attempt(work.attempt(), startedAt, clock.instant(), "unavailable", away.detail());
            return settings.patience()
                    .after(work, away, new RecordAttempt(step.publicationId(), Stage.COMPENSATION, unavailable));
        }
    }
}
