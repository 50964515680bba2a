package org.llmmarket.publishing.saga.registry;

import java.time.Duration;
import java.util.Optional;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.saga.registry.Standings.Standing;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the registry where a version stands that went live. */
final class ActivationStatusWorker implements Worker {

    private static final Logger LOG = LoggerFactory.getLogger(ActivationStatusWorker.class);

    private final Telling telling;
    private final RunningPublications publications;
    private final EventLog log;
    private final NeighbourSettings.Registry settings;

    ActivationStatusWorker(
            Registry registry, RunningPublications publications, EventLog log, NeighbourSettings.Registry settings) {
        this.telling = new Telling(registry);
        this.publications = publications;
        this.log = log;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return Step.REGISTRY_STATUS.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        StepWork step = new StepWork(work);
        try {
            boolean told = standing(step).map(standing -> tell(standing, step)).orElse(true);
            return told ? WorkOutcome.done() : WorkOutcome.again(Duration.ZERO);
        } catch (NeighbourAway away) {
            LOG.info("The status {} waits for the registry: {}", work.key(), away.detail());
            return settings.patience().after(work, away);
        }
    }

    private boolean tell(Standing standing, StepWork step) {
        String request = step.find(StepWork.REQUEST).orElse("");
        boolean isFirst = step.work().attempt() == 1;
        if (isFirst && standing.isJustLive()) {
            telling.tellFirst(standing, request);
            return true;
        }
        return telling.tell(
                standing,
                () -> standing(step).equals(Optional.of(standing)),
                isFirst,
                step.work().kind(),
                request);
    }

    private Optional<Standing> standing(StepWork step) {
        PublicationStarted publication = publications.get(step.publicationId());
        return Optional.ofNullable(
                        Standings.of(log.ofService(publication.serviceId().toString()))
                                .get(publication.version()))
                .filter(Standing::isListed);
    }
}
