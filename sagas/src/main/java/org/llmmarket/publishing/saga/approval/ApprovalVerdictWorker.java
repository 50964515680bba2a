package org.llmmarket.publishing.saga.approval;

import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.publication.RecordApproval;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Tells the publication that people said yes. */
final class ApprovalVerdictWorker implements Worker {

    @Override
    public String kind() {
        return Step.APPROVAL_VERDICT.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        StepWork verdict = new StepWork(work);
        return WorkOutcome.done(new RecordApproval(
                verdict.publicationId(),
                ApprovalId.of(verdict.publicationId()),
                new AccountId(verdict.required(StepWork.DECIDED_BY))));
    }
}
