package org.llmmarket.publishing.saga.compliance;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.llmmarket.publishing.api.service.ComplianceConfirmed;
import org.llmmarket.publishing.store.work.WorkQueue;

/** Fetches a verdict that was missed: terms that counted although the engine was away are judged when it answers again. */
@ProcessingGroup("compliance")
final class ComplianceFollower {

    private final WorkQueue queue;

    ComplianceFollower(WorkQueue queue) {
        this.queue = queue;
    }

    @EventHandler
    void on(ComplianceConfirmed event) {
        if (event.policyVersion().isEmpty()) {
            queue.enqueue(ComplianceWorker.work(event.serviceId().toString(), ""));
        }
    }
}
