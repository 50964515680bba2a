package org.llmmarket.publishing.saga.governance;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.neighbour.Patience;
import org.llmmarket.publishing.saga.publication.Reminders;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Tells the governance dashboard that an approval has waited for long. */
final class ReminderNoticeWorker implements Worker {

    private final Governance governance;
    private final RunningPublications publications;
    private final Patience patience;

    ReminderNoticeWorker(
            Governance governance, RunningPublications publications, NeighbourSettings.Governance settings) {
        this.governance = governance;
        this.publications = publications;
        this.patience = settings.patience();
    }

    @Override
    public String kind() {
        return Reminders.NOTICE;
    }

    @Override
    public WorkOutcome perform(Work work) {
        if (!governance.isEnabled()) {
            return WorkOutcome.done();
        }
        StepWork step = new StepWork(work);
        try {
            governance.stream(
                    "approval_reminder",
                    Instant.parse(step.required(StepWork.AT)),
                    data(step),
                    step.call("approval-reminder-" + step.required(Reminders.NUMBER)));
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
        data.put("number", Integer.parseInt(step.required(Reminders.NUMBER)));
        data.put("expiresAt", step.required(Reminders.EXPIRES_AT));
        return data;
    }
}
