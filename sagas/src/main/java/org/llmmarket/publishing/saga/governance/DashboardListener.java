package org.llmmarket.publishing.saga.governance;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Listens to the governance dashboard, and asks it about open approvals from time to time and after every gap. */
final class DashboardListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DashboardListener.class);

    private final Governance governance;
    private final DecisionFeed feed;
    private final OpenWorkflows workflows;
    private final DashboardDecisions decisions;
    private final Duration every;
    private @Nullable ScheduledExecutorService asking;

    DashboardListener(
            Governance governance,
            DecisionFeed feed,
            OpenWorkflows workflows,
            DashboardDecisions decisions,
            Duration every) {
        this.governance = governance;
        this.feed = feed;
        this.workflows = workflows;
        this.decisions = decisions;
        this.every = every;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // what the tasks have to say, they log
    public synchronized void start() {
        if (asking != null || !governance.isEnabled()) {
            return;
        }
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "dashboard");
            daemon.setDaemon(true);
            return daemon;
        });
        asking = thread;
        thread.scheduleWithFixedDelay(this::reconcile, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        // A moment later, so that no decision falls between the question and the beginning of the subscription.
        feed.listen(
                decision -> thread.execute(() -> take(decision)),
                () -> thread.schedule(this::reconcile, 1, TimeUnit.SECONDS));
    }

    @Override
    public synchronized void stop() {
        feed.close();
        if (asking != null) {
            asking.shutdownNow();
            asking = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return asking != null;
    }

    private void take(Decision decision) {
        try {
            decisions.take(decision);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The decision on {} is taken in later: {}", decision.workflowId(), e.getMessage());
        }
    }

    private void reconcile() {
        try {
            for (String workflow : workflows.all()) {
                governance.decisionOn(workflow).ifPresent(decisions::take);
            }
        } catch (NeighbourAway | DataAccessException | TransactionException e) {
            LOG.info("Open approvals are compared with the dashboard later: {}", e.getMessage());
        }
    }
}
