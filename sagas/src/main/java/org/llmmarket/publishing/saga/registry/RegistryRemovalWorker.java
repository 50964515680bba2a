package org.llmmarket.publishing.saga.registry;

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

    RegistryRemovalWorker(Registry registry, RunningPublications publications, NeighbourSettings.Registry settings) {
        this.removal = new Removal(registry, publications);
        this.settings = settings;
    }

    @Override
    public String kind() {
        return Step.REGISTRY_REMOVAL.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        try {
            removal.perform(new StepWork(work));
            return WorkOutcome.done();
        } catch (NeighbourAway away) {
            LOG.info("The removal {} waits for the registry: {}", work.key(), away.detail());
            return settings.patience().after(work.attempt(), away);
        }
    }
}
