package org.llmmarket.publishing.store.proof;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.engine.LogTail;
import org.llmmarket.publishing.store.engine.Positions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Lets the tree follow the log, behind its tail and outside every append, in few and full batches, and has it signed again and
 * again. At the end of the process what was appended last is taken and signed too.
 */
final class TreeFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TreeFollower.class);
    private static final Duration REST = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

    private final LogTail tail;
    private final TreeGrowth growth;
    private final Checkpoints checkpoints;
    private final Duration interval;
    private volatile boolean running;
    private @Nullable Thread thread;

    TreeFollower(LogTail tail, TreeGrowth growth, Checkpoints checkpoints, Duration interval) {
        this.tail = tail;
        this.growth = growth;
        this.checkpoints = checkpoints;
        this.interval = interval;
    }

    @Override
    public void start() {
        checkpoints.recall();
        running = true;
        thread = new Thread(this::follow, "log-tree");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        long reached = Positions.BEFORE_THE_FIRST;
        long signedAt = System.nanoTime();
        while (running) {
            try {
                if (tail.awaitBeyond(reached, REST)) {
                    reached = grow(reached);
                    TimeUnit.NANOSECONDS.sleep(REST.toNanos());
                }
                if (System.nanoTime() - signedAt >= interval.toNanos()) {
                    signedAt = System.nanoTime();
                    checkpoints.sign(interval.dividedBy(2));
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The tree of the log pauses: {}", e.toString());
                pause();
            }
        }
    }

    /** Answers the position up to which there is nothing more to do. */
    private long grow(long reached) {
        long head = tail.head();
        OptionalInt added = growth.tryGrow(head);
        while (running && added.orElse(0) == TreeGrowth.BATCH) {
            added = growth.tryGrow(head);
        }
        return added.isPresent() ? head : reached;
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(AFTER_A_FAILURE.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread following = thread;
        if (following == null) {
            return;
        }
        thread = null;
        try {
            following.join(AFTER_A_FAILURE.toMillis());
            following.interrupt();
            growth.growToTheEnd();
            checkpoints.sign(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("What was appended last is signed after the next start: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the tail, and ended before it, when everybody who appends has ended. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 300;
    }
}
