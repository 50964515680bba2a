package org.llmmarket.publishing.saga.compliance;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.llmmarket.publishing.api.service.ComplianceConfirmed;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.api.service.VersionActivated;
import org.llmmarket.publishing.api.service.VersionsReinstated;
import org.llmmarket.publishing.saga.policy.LastJudgement;
import org.llmmarket.publishing.store.work.WorkQueue;

/** Fetches verdicts that were missed: by a service while the engine was away, or while it was not on the market itself. */
@ProcessingGroup("compliance")
final class ComplianceFollower {

    private final WorkQueue queue;
    private final PoliciesSeen seen;
    private final LastJudgement last;

    ComplianceFollower(WorkQueue queue, PoliciesSeen seen, LastJudgement last) {
        this.queue = queue;
        this.seen = seen;
        this.last = last;
    }

    /** Terms that counted although the engine was away are judged when it answers again. */
    @EventHandler
    void on(ComplianceConfirmed event, @MessageIdentifier String id) {
        if (event.policyVersion().isEmpty()) {
            judge(event, id);
        }
    }

    @EventHandler
    void on(VersionsReinstated event, @MessageIdentifier String id) {
        judge(event, id);
    }

    /** Where the market was judged by other policies meanwhile; those that come later find the version on it. */
    @EventHandler
    void on(VersionActivated event, @MessageIdentifier String id) {
        if (last.policies(event.publicationId()).filter(this::areOthers).isPresent()) {
            judge(event, id);
        }
    }

    private boolean areOthers(Digest policies) {
        return seen.digest()
                .filter(now -> !now.equals(PoliciesSeen.name(policies)))
                .isPresent();
    }

    private void judge(ServiceEvent event, String id) {
        queue.enqueue(ComplianceWorker.after(event.serviceId().toString(), id));
    }
}
