package org.llmmarket.publishing.saga.governance;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.neighbour.Patience;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Tells the governance dashboard what became of an approval, so that nobody there decides on it any more. */
final class ApprovalNoticeWorker implements Worker {

    private final Governance governance;
    private final OpenWorkflows workflows;
    private final RunningPublications publications;
    private final Patience patience;

    ApprovalNoticeWorker(
            Governance governance,
            OpenWorkflows workflows,
            RunningPublications publications,
            NeighbourSettings.Governance settings) {
        this.governance = governance;
        this.workflows = workflows;
        this.publications = publications;
        this.patience = settings.patience();
    }

    @Override
    public String kind() {
        return Step.APPROVAL_NOTICE.kind();
    }

    @Override
    public WorkOutcome perform(Work work) {
        if (!governance.isEnabled()) {
            return WorkOutcome.done();
        }
        StepWork step = new StepWork(work);
        workflows.close(step.publicationId());
        try {
            governance.stream(
                    "approval_" + step.required(StepWork.STATUS),
                    Instant.parse(step.required(StepWork.AT)),
                    data(step),
                    step.call("approval-decision"));
            return WorkOutcome.done();
        } catch (NeighbourAway away) {
            return patience.after(work, away);
        }
    }

    private Map<String, Object> data(StepWork step) {
        PublicationStarted publication = publications.get(step.publicationId());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("approvalId", ApprovalId.of(step.publicationId()).toString());
        data.put("publicationId", step.publicationId().toString());
        data.put("serviceId", publication.serviceId().toString());
        data.put("version", publication.version().toString());
        data.put("status", step.required(StepWork.STATUS));
        data.put("decidedBy", step.find(StepWork.DECIDED_BY).orElse(""));
        return data;
    }
}
