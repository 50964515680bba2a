package org.llmmarket.publishing.saga.publication;

import java.time.Clock;
import java.time.Instant;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.RecordCompensation;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Records that a stage left nothing behind that would have to be taken back. */
final class PlainCompensationWorker implements Worker {

    private final Clock clock;

    PlainCompensationWorker(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Step.PLAIN_COMPENSATION.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        StepWork step = new StepWork(work);
        Instant now = clock.instant();
        return WorkOutcome.done(new RecordCompensation(
                step.publicationId(),
                Stage.of(step.required(StepWork.STAGE)),
                new Attempt(work.attempt(), now, now, "compensated", "There was nothing to take back.")));
    }
}
