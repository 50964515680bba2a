package org.llmmarket.publishing.store.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.lifecycle.Phase;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.llmmarket.publishing.store.processing.Faults;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.signal.Topic;
import org.llmmarket.publishing.store.signal.WakeUp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives due work to the workers: each kind has its own number of places, so that a slow neighbour takes none from another. It
 * sleeps until it is signalled or the next work falls due, and keeps the leases of what is being done. At the end of the
 * process it waits for that; what was cut off is done again when its lease has run out.
 */
public final class WorkRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WorkRunner.class);
    private static final Duration SAFETY_NET = Duration.ofSeconds(2);
    private static final Duration LULL = Duration.ofMillis(20);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);
    private static final Duration FIRST_DELAY = Duration.ofMillis(250);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);
    private static final Duration HELD_BACK = Duration.ofMillis(200);

    private final Map<String, Places> kinds = new LinkedHashMap<>();
    private final HeldWork held = new HeldWork();
    private final WorkLeases leases;
    private final ClockSteps clock;
    private final WorkRecorder recorder;
    private final WakeUp wakeUp = new WakeUp();
    private volatile boolean running;
    private @Nullable ExecutorService executor;
    private @Nullable Thread thread;

    public WorkRunner(
            List<Worker> workers,
            DataSource dataSource,
            AtomicCommands atomic,
            CommandGateway gateway,
            Signals signals) {
        for (Worker worker : workers) {
            Places other = kinds.put(worker.kind(), new Places(worker));
            if (other != null) {
                throw new IllegalArgumentException("Two workers take " + worker.kind());
            }
        }
        leases = new WorkLeases(dataSource);
        clock = new ClockSteps(
                JdbcClient.create(dataSource),
                new TransactionTemplate(new DataSourceTransactionManager(dataSource)),
                System::nanoTime);
        recorder = new WorkRecorder(leases, atomic, gateway);
        signals.listen(Topic.WORK, wakeUp::raise);
    }

    @Override
    public synchronized void start() {
        if (running || kinds.isEmpty()) {
            return;
        }
        running = true;
        executor = WorkThreads.open();
        thread = new Thread(this::run, "work");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        boolean signalled = false;
        while (running) {
            try {
                clock.look();
                Duration idle = takeAndHandOut(signalled);
                keepLeases();
                signalled = wakeUp.await(idle);
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException e) {
                // The database is away, most likely: what is due stays due.
                LOG.warn("Work pauses: {}", e.getMessage());
                pause();
            }
        }
    }

    private void keepLeases() {
        List<LeasedWork> toKeep = held.toKeep();
        if (!toKeep.isEmpty()) {
            leases.keep(toKeep, HeldWork.LEASE);
        }
    }

    /** Answers how long nothing will fall due, and no lease needs to be kept. */
    private Duration takeAndHandOut(boolean signalled) {
        List<String> names = new ArrayList<>();
        List<Integer> free = new ArrayList<>();
        List<Integer> idle = new ArrayList<>();
        List<Long> millis = new ArrayList<>();
        kinds.forEach((kind, places) -> {
            // Said first: whoever gets done from here on asks again.
            places.mayHaveMore(true);
            int now = places.wanted();
            if (now > 0) {
                names.add(kind);
                free.add(now);
                idle.add(places.idle());
                millis.add(HeldWork.lease(places.worker().timeLimit()).toMillis());
            }
        });
        Duration most = longestIdle();
        if (names.isEmpty()) {
            return most;
        }
        List<LeasedWork> taken = leases.take(names, free, idle, millis);
        // What is said to have begun has the places that are free.
        taken.stream().filter(LeasedWork::begun).forEach(this::handOut);
        taken.stream().filter(ahead -> !ahead.begun()).forEach(this::handOut);
        // A kind that gave all that was asked for may have more. Else what comes raises a signal, and what falls due by
        // itself is asked for after a lull.
        boolean more = foundMore(names, free, taken);
        if (signalled || !taken.isEmpty()) {
            return more ? Duration.ZERO : LULL;
        }
        return leases.untilNext(names)
                .filter(next -> next.compareTo(most) < 0)
                .map(next -> next.isNegative() ? Duration.ofMillis(1) : next.plusMillis(1))
                .orElse(most);
    }

    /** Nobody says when a kind that is held back may go on, so that is looked at often. */
    private Duration longestIdle() {
        if (kinds.values().stream().anyMatch(Places::isHeldBack)) {
            return HELD_BACK;
        }
        return held.isEmpty() ? SAFETY_NET : HeldWork.KEPT_EVERY;
    }

    private boolean foundMore(List<String> names, List<Integer> free, List<LeasedWork> taken) {
        boolean any = false;
        for (int i = 0; i < names.size(); i++) {
            String kind = names.get(i);
            long found = taken.stream()
                    .filter(each -> each.work().kind().equals(kind))
                    .count();
            boolean all = found >= free.get(i);
            places(kind).mayHaveMore(all);
            any |= all;
        }
        return any;
    }

    private void handOut(LeasedWork leased) {
        Places places = places(leased.work().kind());
        ExecutorService pool = executor;
        if (pool == null) {
            return;
        }
        held.add(leased, places.worker().timeLimit());
        if (!places.occupy(leased)) {
            return;
        }
        try {
            pool.execute(() -> performAll(places, leased));
        } catch (RejectedExecutionException stopping) {
            LOG.debug(
                    "{} waits for its lease to run out: the process ends",
                    leased.work().key());
        }
    }

    private void performAll(Places places, LeasedWork first) {
        LeasedWork next = first;
        try {
            while (next != null) {
                perform(places.worker(), next);
                next = running ? places.next() : null;
            }
        } finally {
            if (next != null) {
                places.leave();
            }
        }
        if (places.mayHaveMore()) {
            wakeUp.raise();
        }
    }

    private Places places(String kind) {
        Places places = kinds.get(kind);
        if (places == null) {
            throw new IllegalStateException("Nobody takes " + kind);
        }
        return places;
    }

    private void perform(Worker worker, LeasedWork leased) {
        held.begin(leased);
        WorkOutcome outcome;
        try {
            outcome = worker.perform(leased.work());
        } catch (Throwable e) {
            // Whatever a worker throws is a failed attempt, also that it took too much memory or stack.
            failed(worker, leased, e);
            return;
        }
        recorder.record(new WorkRecorder.Answer(leased, outcome, fault -> {
            held.remove(leased);
            if (fault != null) {
                failed(worker, leased, fault);
            } else if (!(outcome instanceof WorkOutcome.Done) || leased.work().isInLane()) {
                wakeUp.raise();
            }
        }));
    }

    /** What passes by itself is waited for; what would come again is not tried for ever. */
    private void failed(Worker worker, LeasedWork leased, Throwable fault) {
        if (!running) {
            leave(leased, fault.toString());
        } else if (leased.work().counted() < worker.tries() || Faults.passes(fault)) {
            tryAgainLater(leased, fault);
        } else {
            park(worker, leased, fault);
        }
    }

    /** What fails while the process ends may fail by that: whoever takes it next makes the same attempt. */
    private void leave(LeasedWork leased, String why) {
        held.remove(leased);
        Work work = leased.work();
        LOG.info("{} {} is left to the next process: {}", work.kind(), work.key(), why);
        try {
            leases.putBackUntried(leased, Duration.ZERO);
        } catch (RuntimeException e) {
            waitsForItsLease(work, e);
        }
    }

    private static void waitsForItsLease(Work work, RuntimeException fault) {
        LOG.warn("{} {} waits for its lease to run out: {}", work.kind(), work.key(), fault.getMessage());
    }

    private void park(Worker worker, LeasedWork leased, Throwable fault) {
        Work work = leased.work();
        LOG.error("{} {} is parked after {} attempts", work.kind(), work.key(), work.attempt(), fault);
        String cause = fault.toString();
        recorder.record(new WorkRecorder.Answer(
                leased, WorkOutcome.parked(cause, worker.parked(work, cause).toArray()), unrecorded -> {
                    held.remove(leased);
                    if (unrecorded != null) {
                        parkUnrecorded(leased, cause);
                    }
                }));
    }

    private void parkUnrecorded(LeasedWork leased, String cause) {
        Work work = leased.work();
        try {
            leases.park(leased, cause);
        } catch (RuntimeException e) {
            waitsForItsLease(work, e);
        }
    }

    private void tryAgainLater(LeasedWork leased, Throwable fault) {
        held.remove(leased);
        Work work = leased.work();
        Duration delay = delay(work.attempt());
        LOG.warn("Attempt {} at {} {} failed; next in {}", work.attempt(), work.kind(), work.key(), delay, fault);
        try {
            leases.putBack(leased, delay, fault.toString());
            wakeUp.raise();
        } catch (RuntimeException e) {
            waitsForItsLease(work, e);
        }
    }

    private static Duration delay(int attempt) {
        long doubled = FIRST_DELAY.toMillis() << Math.min(attempt - 1, 20);
        long capped = Math.min(doubled, LONGEST_DELAY.toMillis());
        return Duration.ofMillis(capped / 2 + ThreadLocalRandom.current().nextLong(capped / 2 + 1));
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(FIRST_DELAY.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread taking = thread;
        ExecutorService pool = executor;
        if (taking == null || pool == null) {
            return;
        }
        try {
            taking.interrupt();
            taking.join(LAST_ANSWERS.toMillis());
            kinds.values().stream()
                    .flatMap(places -> places.giveBack().stream())
                    .forEach(leased -> leave(leased, "this process ends"));
            pool.shutdown();
            if (!endsWhileKept(pool)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is being done is nobody else's until it is done, or has had its time. */
    private boolean endsWhileKept(ExecutorService pool) throws InterruptedException {
        long end = System.nanoTime() + LAST_ANSWERS.toNanos();
        while (!pool.awaitTermination(HeldWork.KEPT_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() >= end) {
                return false;
            }
            try {
                keepLeases();
            } catch (RuntimeException e) {
                LOG.warn("Leases are not kept: {}", e.getMessage());
            }
        }
        return true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Begins when everything that it needs runs; ends when the web server has answered its last request, and before the groups. */
    @Override
    public int getPhase() {
        return Phase.INBOUND_EVENT_CONNECTORS + 1000;
    }
}
