package org.llmmarket.publishing.saga.approval;

import java.time.Clock;
import java.time.Instant;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.CancelApproval;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.RecordCompensation;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Takes the question from our reviewers' desks, where it is still open, and records that. */
final class ApprovalCompensationWorker implements Worker {

    private final Clock clock;

    ApprovalCompensationWorker(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Step.APPROVAL_COMPENSATION.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        StepWork step = new StepWork(work);
        Instant now = clock.instant();
        return WorkOutcome.done(
                new CancelApproval(ApprovalId.of(step.publicationId())),
                new RecordCompensation(
                        step.publicationId(),
                        Stage.APPROVAL,
                        new Attempt(work.attempt(), now, now, "compensated", "Nobody is asked to approve any more.")));
    }
}
