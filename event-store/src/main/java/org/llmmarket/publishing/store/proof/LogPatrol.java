package org.llmmarket.publishing.store.proof;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.proof.export.Finding;
import org.llmmarket.publishing.proof.export.Finding.Kind;
import org.llmmarket.publishing.proof.note.Checkpoint;
import org.llmmarket.publishing.proof.tree.GrowingRoot;
import org.llmmarket.publishing.proof.tree.Hash;
import org.llmmarket.publishing.store.processing.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Goes through the log again and again, slowly, and holds every event against its leaf and all of them against the newest
 * checkpoint. What it finds degrades health and stops signing until a later round finds the log as it was signed.
 */
final class LogPatrol implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogPatrol.class);
    private static final int STEP = 256;
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);

    private final TreeTables tables;
    private final Checkpoints checkpoints;
    private final int perSecond;
    private final AtomicLong changed = new AtomicLong();
    private final AtomicLong looked = new AtomicLong();
    private int failures;
    private volatile boolean running;
    private @Nullable Thread thread;

    /** @param perSecond how many events at most; 0 for none */
    LogPatrol(TreeTables tables, Checkpoints checkpoints, int perSecond, MeterRegistry meters) {
        this.tables = tables;
        this.checkpoints = checkpoints;
        this.perSecond = perSecond;
        gauge(meters, "publishing.log.changed", "1 while the log is not as it was signed", changed);
        gauge(meters, "publishing.log.patrolled", "How many events this round of the patrol has looked at", looked);
    }

    private static void gauge(MeterRegistry meters, String name, String description, AtomicLong value) {
        Gauge.builder(name, value, AtomicLong::get).description(description).register(meters);
    }

    @Override
    public void start() {
        if (perSecond <= 0) {
            return;
        }
        running = true;
        thread = new Thread(this::patrol, "log-patrol");
        thread.setDaemon(true);
        thread.start();
    }

    private void patrol() {
        while (running) {
            look(this::pace);
            sleep(BETWEEN_ROUNDS);
        }
    }

    private void pace(int events) {
        sleep(Duration.ofMillis(events * 1000L / perSecond));
    }

    private void sleep(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes through the log and says what that has shown. What cannot be gone through twice in a row is as good as changed. */
    void look(Pace pace) {
        try {
            tell(round(pace));
            failures = 0;
        } catch (RuntimeException e) {
            LOG.debug("The patrol of the log begins anew", e);
            if (!Faults.passes(e) && ++failures > 1) {
                doubt("The log cannot be gone through: " + e + ". Nothing is signed any more.");
            }
        }
    }

    /** Says what a round has found, once. */
    void tell(Optional<Finding> found) {
        doubt(found.map(finding -> "The log was changed: " + finding + " Nothing is signed any more.")
                .orElse(null));
    }

    private void doubt(@Nullable String why) {
        changed.set(why == null ? 0 : 1);
        if (checkpoints.doubt(why)) {
            LOG.error("{} Export the log and give it to audit verify, with an earlier checkpoint.", why);
        }
    }

    /** What happens between two steps of so many events. */
    interface Pace {
        void after(int events);
    }

    /** Goes once through everything that the tree holds; answers the first thing that is not as it was recorded. */
    Optional<Finding> round(Pace pace) {
        Optional<Checkpoint> signed = checkpoints.latest().flatMap(note -> Checkpoint.parse(note.text()));
        long size = tables.grown().size();
        GrowingRoot present = new GrowingRoot();
        long after = Long.MIN_VALUE;
        for (long begin = 0; begin < size && !Thread.currentThread().isInterrupted(); begin += STEP) {
            Step step = new Step(begin, Math.min(size, begin + STEP), after);
            Optional<Finding> finding = step.finding(present, signed);
            if (finding.isPresent()) {
                return finding;
            }
            after = step.last;
            looked.set(begin);
            pace.after((int) (Math.min(size, begin + STEP) - begin));
        }
        return present.size() == size || Thread.currentThread().isInterrupted()
                ? Optional.empty()
                : found(Kind.CUT, present.size(), "the tree counts " + size + " events, and the last are gone.");
    }

    /** None when a tile is not made of hashes. */
    private List<Hash> hashes(long begin, long end) {
        try {
            return tables.hashes(begin, end);
        } catch (IllegalStateException noTile) {
            return List.of();
        }
    }

    private static Optional<Finding> found(Kind kind, long index, String message) {
        return Optional.of(new Finding(kind, index, message));
    }

    /** Some neighbouring leaves, and the rows that stand where theirs should. */
    private final class Step {

        private final long begin;
        private final List<TreeTables.Leaf> leaves;
        private final List<Hash> hashes;
        private final Deque<LogRow> rows;
        private final long last;

        Step(long begin, long end, long after) {
            this.begin = begin;
            leaves = tables.leaves(begin, end);
            hashes = hashes(begin, end);
            last = leaves.isEmpty() ? after : leaves.get(leaves.size() - 1).position();
            rows = new ArrayDeque<>(tables.rows(after, last, Integer.MAX_VALUE));
        }

        Optional<Finding> finding(GrowingRoot present, Optional<Checkpoint> signed) {
            for (int i = 0; i < leaves.size(); i++) {
                TreeTables.Leaf leaf = leaves.get(i);
                Optional<Finding> finding = finding(leaf, i < hashes.size() ? hashes.get(i) : null, present);
                if (finding.isPresent()) {
                    return finding;
                }
                if (signed.isPresent()
                        && present.size() == signed.get().size()
                        && !present.root().equals(signed.get().root())) {
                    return found(Kind.REWRITTEN, 0, "events and tree do not give the root that was signed.");
                }
            }
            return rows.isEmpty() ? Optional.empty() : inserted(begin + leaves.size());
        }

        private Optional<Finding> finding(TreeTables.Leaf leaf, @Nullable Hash recorded, GrowingRoot present) {
            LogRow row = rows.poll();
            if (leaf.index() != present.size() || recorded == null) {
                return found(Kind.TREE_CHANGED, present.size(), "what the tree recorded there is gone.");
            }
            if (row == null || row.position() > leaf.position()) {
                return found(Kind.REMOVED, leaf.index(), "event " + leaf.eventId() + " is gone.");
            }
            if (row.position() < leaf.position()) {
                return inserted(leaf.index());
            }
            Hash hash = row.leaf().hash();
            if (!hash.equals(recorded)) {
                return found(
                        Kind.CHANGED, leaf.index(), "event " + row.eventId() + " does not give the recorded leaf.");
            }
            present.add(hash);
            return Optional.empty();
        }

        private Optional<Finding> inserted(long index) {
            return found(Kind.INSERTED, index, "an event stands there that the tree never recorded.");
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread patrolling = thread;
        if (patrolling != null) {
            patrolling.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
