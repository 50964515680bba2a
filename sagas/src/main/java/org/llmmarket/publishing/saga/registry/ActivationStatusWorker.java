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
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Telling telling;
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
        this.telling = new Telling(registry);
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
        Instant startedAt = clock.instant();
        boolean isFresh = isFresh(step, startedAt);
        try {
            Standing told = isFresh ? justLive(step, ServiceStatus.of(step.required(StepWork.STATUS))) : current(step);
            String request = step.find(StepWork.REQUEST).orElse("");
            if (isFresh) {
                telling.tellFirst(told, request);
            } else {
                telling.tell(told, work.attempt() == 1, work.kind(), request);
            }
            boolean isQuick = Duration.between(startedAt, clock.instant()).compareTo(QUICK) < 0;
            // While the registry took its time, the version may have moved on and somebody else have told it so.
            return (isFresh && isQuick) || current(step).step().equals(told.step())
                    ? WorkOutcome.done()
                    : WorkOutcome.again(Duration.ZERO);
        } catch (NeighbourAway away) {
            LOG.info("The status {} waits for the registry: {}", work.key(), away.detail());
            return settings.patience().after(work.attempt(), away);
        }
    }

    /** Straight after the activation the standing is known; whoever comes later looks where the version stands by then. */
    private static boolean isFresh(StepWork step, Instant now) {
        return step.work().attempt() == 1
                && step.find(StepWork.STATUS).isPresent()
                && step.find(StepWork.AT)
                        .filter(at ->
                                Duration.between(Instant.parse(at), now).abs().compareTo(FRESH) < 0)
                        .isPresent();
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
