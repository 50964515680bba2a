package org.llmmarket.publishing.saga.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.ServiceStatus;
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

/** Tells the registry that a version is live. */
final class ActivationStatusWorker implements Worker {

    private static final Logger LOG = LoggerFactory.getLogger(ActivationStatusWorker.class);

    private static final Duration QUICK = Duration.ofMillis(500);

    private final Registry registry;
    private final RunningPublications publications;
    private final EventLog log;
    private final NeighbourSettings.Registry settings;
    private final Clock clock;

    ActivationStatusWorker(
            Registry registry,
            RunningPublications publications,
            EventLog log,
            NeighbourSettings.Registry settings,
            Clock clock) {
        this.registry = registry;
        this.publications = publications;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Step.REGISTRY_STATUS.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        StepWork step = new StepWork(work);
        try {
            Instant startedAt = clock.instant();
            Standing told = standing(step);
            registry.changeStatus(step.required(StepWork.REGISTRY_ENTRY), told.status(), step.call(told.step()));
            return wasOvertaken(step, told, startedAt) ? WorkOutcome.again(Duration.ZERO) : WorkOutcome.done();
        } catch (NeighbourAway away) {
            LOG.info("The status {} waits for the registry: {}", work.key(), away.detail());
            return settings.patience().after(work.attempt(), away);
        }
    }

    /** While the registry took its time, the version may have moved on and somebody else have told it so. */
    private boolean wasOvertaken(StepWork step, Standing told, Instant startedAt) {
        boolean quick = Duration.between(startedAt, clock.instant()).compareTo(QUICK) < 0;
        return !(quick && step.work().attempt() == 1) && !current(step).step().equals(told.step());
    }

    /** Straight after the activation it is known; whoever comes later looks where the version stands by then. */
    private Standing standing(StepWork step) {
        return step.find(StepWork.STATUS)
                .filter(status -> step.work().attempt() == 1)
                .map(status -> justLive(step, ServiceStatus.of(status)))
                .orElseGet(() -> current(step));
    }

    private Standing current(StepWork step) {
        PublicationStarted publication = publications.get(step.publicationId());
        Standing standing =
                Standings.of(log.ofService(publication.serviceId().toString())).get(publication.version());
        return standing == null ? justLive(step, ServiceStatus.ACTIVE) : standing;
    }

    private static Standing justLive(StepWork step, ServiceStatus status) {
        return Standings.justLive(step.publicationId(), status, step.required(StepWork.REGISTRY_ENTRY));
    }
}
