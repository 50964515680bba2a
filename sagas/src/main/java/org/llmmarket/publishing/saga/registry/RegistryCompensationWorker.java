package org.llmmarket.publishing.saga.registry;

import java.time.Clock;
import java.time.Instant;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.RecordCompensation;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.StepCompensated;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Takes the entry of a failed publication back; when the registry is away the publication ends, and the removal follows. */
final class RegistryCompensationWorker implements Worker {

    private final Removal removal;
    private final NeighbourSettings.Registry settings;
    private final Clock clock;

    RegistryCompensationWorker(
            Registry registry, RunningPublications publications, NeighbourSettings.Registry settings, Clock clock) {
        this.removal = new Removal(registry, publications);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Step.REGISTRY_COMPENSATION.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        Instant startedAt = clock.instant();
        try {
            removal.perform(new StepWork(work));
            return WorkOutcome.done(record(work, startedAt, "compensated", "The registry's entry was taken back."));
        } catch (NeighbourAway away) {
            return away.kind() == NeighbourAway.Kind.GONE && work.counted() < settings.quickTries()
                    ? WorkOutcome.again(settings.quickDelay(), tried(work, startedAt, away))
                    : WorkOutcome.done(record(
                            work,
                            startedAt,
                            StepCompensated.POSTPONED,
                            away.detail() + " Its entry is taken back as soon as it is there."));
        }
    }

    private RecordAttempt tried(Work work, Instant startedAt, NeighbourAway away) {
        return new RecordAttempt(
                new StepWork(work).publicationId(),
                Stage.COMPENSATION,
                new Attempt(work.attempt(), startedAt, clock.instant(), "unavailable", away.detail()));
    }

    private RecordCompensation record(Work work, Instant startedAt, String outcome, String detail) {
        return new RecordCompensation(
                new StepWork(work).publicationId(),
                Stage.REGISTRY,
                new Attempt(work.attempt(), startedAt, clock.instant(), outcome, detail));
    }
}
