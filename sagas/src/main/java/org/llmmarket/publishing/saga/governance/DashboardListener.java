package org.llmmarket.publishing.saga.governance;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Listens to the governance dashboard, and asks it about open approvals: after every gap, while it cannot be listened to, and
 * from time to time. What is heard live is only a hint: it counts when the dashboard says the same on being asked.
 */
final class DashboardListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DashboardListener.class);
    /** Late enough that no decision falls between the question and the beginning of the subscription. */
    private static final Duration SOON = Duration.ofSeconds(1);
    /** Between questions while somebody may have decided unheard. */
    private static final Duration DEAF = Duration.ofSeconds(5);

    private final Governance governance;
    private final DecisionFeed feed;
    private final OpenWorkflows workflows;
    private final DashboardDecisions decisions;
    private final Duration every;
    private final AtomicBoolean asked = new AtomicBoolean();
    private @Nullable ScheduledExecutorService asking;
    private final AtomicBoolean all = new AtomicBoolean();
    private volatile List<String> untold = List.of();
    private volatile String lastAsked = "";

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

    /** Shows whether anything is heard at the moment. */
    void bindTo(MeterRegistry meters) {
        Gauge.builder("publishing.dashboard.listening", feed, ear -> ear.isListening() ? 1 : 0)
                .description("1 while decisions on the governance dashboard are heard as they are taken")
                .strongReference(true)
                .register(meters);
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
        thread.scheduleWithFixedDelay(this::reconcileIfDeaf, DEAF.toMillis(), DEAF.toMillis(), TimeUnit.MILLISECONDS);
        feed.listen(decision -> thread.execute(() -> hear(decision)), () -> askSoon(SOON));
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

    private void hear(Decision decision) {
        String workflow = decision.workflowId();
        try {
            if (!workflows.isOpen(workflow)) {
                // Perhaps it is so new that its opening has not been written down yet.
                LOG.info("A decision on {}, for which nobody waits here, is passed over", workflow);
                askSoon(SOON);
                return;
            }
            Optional<Decision> said = governance.decisionOn(workflow);
            if (said.filter(answer -> answer.approved() == decision.approved()).isEmpty()) {
                LOG.warn(
                        "What the governance dashboard sent about {} is not what it answers; its answer counts",
                        workflow);
            }
            said.ifPresent(decisions::take);
        } catch (RuntimeException e) {
            LOG.warn("The decision on {} is taken in later: {}", workflow, e.toString());
            askSoon(DEAF);
        }
    }

    /** Asks about all, or once more about those of which nothing was told. */
    private boolean askAgain() {
        List<String> silent = untold;
        boolean isForAll = all.getAndSet(false) || silent.isEmpty();
        return isForAll ? reconcile() : ask(silent);
    }

    private void reconcileIfDeaf() {
        if (!feed.isListening()) {
            reconcile();
        }
    }

    private void askSoon(Duration delay) {
        all.set(true);
        scheduleAsking(delay);
    }

    /** Asks once, however many want it at the same time. */
    @SuppressWarnings("FutureReturnValueIgnored") // what the task has to say, it logs
    private synchronized void scheduleAsking(Duration delay) {
        if (asking != null && !asking.isShutdown() && asked.compareAndSet(false, true)) {
            asking.schedule(
                    () -> {
                        asked.set(false);
                        if (!askAgain()) {
                            scheduleAsking(DEAF);
                        }
                    },
                    delay.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /** That it cannot be asked about one approval is no reason not to ask about the others; answers whether to ask again soon. */
    private boolean ask(String workflow) {
        lastAsked = workflow;
        try {
            governance.decisionOn(workflow, () -> decisions.putAgain(workflow)).ifPresent(decisions::take);
            return true;
        } catch (NeighbourAway away) {
            if (away.isForAll()) {
                throw away;
            }
            LOG.warn("The governance dashboard does not tell of {}: {}", workflow, away.detail());
            return away.kind() != NeighbourAway.Kind.GONE;
        }
    }

    /** Answers whether every open approval could be asked about. */
    private boolean reconcile() {
        try {
            return ask(inTurn(workflows.all()));
        } catch (RuntimeException e) {
            LOG.info("Open approvals are looked up later: {}", e.toString());
            all.set(true);
            return false;
        }
    }

    private boolean ask(List<String> some) {
        List<String> silent = new ArrayList<>();
        try {
            for (String workflow : some) {
                if (workflows.isOpen(workflow) && !ask(workflow)) {
                    silent.add(workflow);
                }
            }
        } catch (RuntimeException e) {
            // Whatever it is, it may not end the asking.
            LOG.info("Open approvals are compared with the dashboard later: {}", e.toString());
            all.set(true);
            return false;
        }
        untold = List.copyOf(silent);
        return silent.isEmpty();
    }

    /** Beginning behind the one at which the last round ended, so that none is kept waiting by those before it. */
    private List<String> inTurn(List<String> open) {
        List<String> turn = new ArrayList<>(open);
        Collections.rotate(turn, -(turn.indexOf(lastAsked) + 1));
        return turn;
    }
}
