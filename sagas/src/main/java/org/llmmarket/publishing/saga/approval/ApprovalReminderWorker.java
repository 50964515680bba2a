package org.llmmarket.publishing.saga.approval;

import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.RemindApproval;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Reminds people of an approval; the approval itself knows whether there is still something to decide. */
record ApprovalReminderWorker(Step step, int number) implements Worker {

    @Override
    public String kind() {
        return step.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        return WorkOutcome.done(new RemindApproval(ApprovalId.of(new StepWork(work).publicationId()), number));
    }
}
