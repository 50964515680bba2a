package org.llmmarket.publishing.saga.governance;

import java.util.Optional;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.store.vault.Vault;
import org.llmmarket.publishing.store.work.WorkQueue;
import org.springframework.transaction.support.TransactionOperations;

/** Takes what was decided on the governance dashboard in, once, whoever hears of it and however often. */
final class DashboardDecisions {

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
}
