package org.llmmarket.publishing.saga.governance;

import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.store.vault.Vault;
import org.llmmarket.publishing.store.work.WorkQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Takes what was decided on the governance dashboard in, once, whoever hears of it and however often. */
final class DashboardDecisions {

    private static final Logger LOG = LoggerFactory.getLogger(DashboardDecisions.class);

    private final OpenWorkflows workflows;
    private final Vault vault;
    private final WorkQueue queue;
    private final TransactionOperations transactions;

    DashboardDecisions(OpenWorkflows workflows, Vault vault, WorkQueue queue, TransactionOperations transactions) {
        this.workflows = workflows;
        this.vault = vault;
        this.queue = queue;
        this.transactions = transactions;
    }

    void take(Decision decision) {
        transactions.executeWithoutResult(transaction -> {
            Optional<PublicationId> publication = workflows.take(decision.workflowId());
            publication.ifPresent(id -> {
                vault.put(DecisionWorker.remarkKey(id), DecisionWorker.remark(decision));
                queue.enqueue(DecisionWorker.work(id, decision));
            });
        });
    }

    /** Waits for the decision on an approval that is on the dashboard now. */
    void await(String workflowId, PublicationId publication) {
        transactions.executeWithoutResult(transaction ->
                workflows.open(workflowId, publication).ifPresent(displaced -> putAgain(workflowId, displaced)));
    }

    /** Puts an approval on the dashboard again that is not known there any more. */
    void putAgain(String workflowId) {
        transactions.executeWithoutResult(
                transaction -> workflows.lost(workflowId).ifPresent(lost -> putAgain(workflowId, lost)));
    }

    private void putAgain(String workflowId, PublicationId publication) {
        LOG.warn("The governance dashboard has lost {}: publication {} is put there again", workflowId, publication);
        queue.enqueue(Step.APPROVAL_WORKFLOW.now(Map.of(StepWork.PUBLICATION, publication.toString())));
    }
}
