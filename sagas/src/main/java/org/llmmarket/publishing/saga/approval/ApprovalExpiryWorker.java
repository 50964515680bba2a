package org.llmmarket.publishing.saga.approval;

import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.ExpireApproval;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Ends an approval that nobody decided in time; the approval itself refuses when somebody did. */
final class ApprovalExpiryWorker implements Worker {

    @Override
    public String kind() {
        return Step.APPROVAL_EXPIRY.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        return WorkOutcome.done(new ExpireApproval(ApprovalId.of(new StepWork(work).publicationId())));
    }
}
