package org.llmmarket.publishing.saga.compliance;

import java.time.Duration;
import java.util.Map;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.policy.PoliciesInForce;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.WorkQueue;
import org.llmmarket.publishing.store.work.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** Looks at the policies now and then: one piece of work that never ends, and so one process at a time. */
final class PolicyWatch implements Worker {

    static final String KIND = "policy-watch";

    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);

    private final PoliciesInForce policies;
    private final PoliciesSeen seen;
    private final WorkQueue queue;
    private final TransactionOperations transactions;
    private final Duration every;

    PolicyWatch(
            PoliciesInForce policies,
            PoliciesSeen seen,
            WorkQueue queue,
            TransactionOperations transactions,
            Duration every) {
        this.policies = policies;
        this.seen = seen;
        this.queue = queue;
        this.transactions = transactions;
        this.every = every;
    }

    static Work work() {
        return Work.now(KIND, "policies", Map.of());
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** It never ends, so its attempts say nothing. */
    @Override
    public int tries() {
        return Integer.MAX_VALUE;
    }

    @Override
    public WorkOutcome perform(Work work) {
        try {
            String digest = PoliciesSeen.name(policies.now());
            if (!seen.digest().filter(digest::equals).isPresent()) {
                LOG.info("The policies have changed: every service on the market is judged again");
                transactions.executeWithoutResult(transaction -> {
                    seen.see(digest);
                    queue.enqueue(ComplianceSweep.work(digest, ""));
                });
            }
        } catch (NeighbourAway away) {
            LOG.debug("Whether the policies have changed is not known: {}", away.detail());
        }
        return WorkOutcome.again(every);
    }
}
