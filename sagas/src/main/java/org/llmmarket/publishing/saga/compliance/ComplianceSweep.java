package org.llmmarket.publishing.saga.compliance;

import java.util.List;
import java.util.Map;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.WorkQueue;
import org.llmmarket.publishing.store.work.Worker;
import org.springframework.transaction.support.TransactionOperations;

/** Puts every service to be judged, page by page; a page and the next one are asked for together, so that none is lost. */
final class ComplianceSweep implements Worker {

    static final String KIND = "compliance-sweep";

    private static final String POLICIES = "policies";
    private static final String AFTER = "after";

    private final PoliciesSeen seen;
    private final WorkQueue queue;
    private final TransactionOperations transactions;
    private final int page;

    ComplianceSweep(PoliciesSeen seen, WorkQueue queue, TransactionOperations transactions, int page) {
        this.seen = seen;
        this.queue = queue;
        this.transactions = transactions;
        this.page = page;
    }

    /** @param after the service that was the last of the page before */
    static Work work(String policies, String after) {
        return Work.now(KIND, policies + ":" + after, Map.of(POLICIES, policies, AFTER, after));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkOutcome perform(Work work) {
        String policies = work.payload().getOrDefault(POLICIES, "");
        boolean isOutdated = !seen.digest().filter(policies::equals).isPresent();
        List<String> services =
                isOutdated ? List.of() : seen.services(work.payload().getOrDefault(AFTER, ""), page);
        if (!services.isEmpty()) {
            transactions.executeWithoutResult(transaction -> {
                services.forEach(service -> queue.enqueue(ComplianceWorker.by(policies, service)));
                queue.enqueue(work(policies, services.get(services.size() - 1)));
            });
        }
        return WorkOutcome.done();
    }
}
