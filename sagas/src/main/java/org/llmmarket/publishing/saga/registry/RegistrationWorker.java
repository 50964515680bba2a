package org.llmmarket.publishing.saga.registry;

import java.time.Clock;
import java.time.Instant;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.QueueRegistration;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.RecordRegistration;
import org.llmmarket.publishing.api.publication.SkipStep;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Enters a version in the registry; when the registry is away the publication does not wait, and the entry follows. */
final class RegistrationWorker implements Worker {

    /** The step's word in the idempotency key of the entry, whoever makes it. */
    static final String ENTRY = "registry";

    private final Registry registry;
    private final RunningPublications publications;
    private final NeighbourSettings.Registry settings;
    private final Clock clock;

    RegistrationWorker(
            Registry registry, RunningPublications publications, NeighbourSettings.Registry settings, Clock clock) {
        this.registry = registry;
        this.publications = publications;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Step.REGISTRY.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        StepWork step = new StepWork(work);
        PublicationId publication = step.publicationId();
        if (!registry.isEnabled()) {
            return WorkOutcome.done(
                    new SkipStep(publication, Stage.REGISTRY, "No registry is set up for this marketplace."));
        }
        Instant startedAt = clock.instant();
        try {
            String entry = registry.register(publications.get(publication), step.call(ENTRY));
            Attempt passed = attempt(work, startedAt, "passed", "The registry has the entry " + entry + ".");
            return WorkOutcome.done(new RecordRegistration(publication, entry, passed));
        } catch (NeighbourAway away) {
            Attempt unavailable = attempt(work, startedAt, "unavailable", away.detail());
            return away.kind() == NeighbourAway.Kind.GONE && work.counted() < settings.quickTries()
                    ? WorkOutcome.again(
                            settings.quickDelay(), new RecordAttempt(publication, Stage.REGISTRY, unavailable))
                    : WorkOutcome.done(new QueueRegistration(publication, unavailable));
        }
    }

    private Attempt attempt(Work work, Instant startedAt, String outcome, String detail) {
        return new Attempt(work.attempt(), startedAt, clock.instant(), outcome, detail);
    }
}
