package org.llmmarket.publishing.saga.approval;

import java.time.Duration;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.ExpireApproval;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Ends an approval that nobody decided in time; the approval itself refuses when somebody did. */
final class ApprovalExpiryWorker implements Worker {

    /** For what was decided elsewhere to be recorded here. One yes of two does not keep the approval open for longer. */
    private static final Duration RECORDING = Duration.ofSeconds(30);

    private final LastWord lastWord;

    ApprovalExpiryWorker(LastWord lastWord) {
        this.lastWord = lastWord;
    }

    @Override
    public String kind() {
        return Step.APPROVAL_EXPIRY.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        PublicationId publication = new StepWork(work).publicationId();
        return lastWord.takeIn(publication)
                ? WorkOutcome.later(RECORDING)
                : WorkOutcome.done(new ExpireApproval(ApprovalId.of(publication)));
    }
}
