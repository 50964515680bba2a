package org.llmmarket.publishing.store.work;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The places of one kind: who works, and the work that is taken already for whoever gets done first. */
final class Places {

    private final Worker worker;
    private final Queue<LeasedWork> ready = new ArrayDeque<>();
    private int busy;
    private volatile boolean mayHaveMore;

    Places(Worker worker) {
        this.worker = worker;
    }

    Worker worker() {
        return worker;
    }

    /** How much may be taken now: as long as a place is free, that and as much again; nothing ahead while some are closed. */
    synchronized int wanted() {
        int admitted = worker.admitted();
        if (admitted < worker.concurrency()) {
            return Math.max(0, admitted - busy - ready.size());
        }
        return busy < worker.concurrency() ? 2 * worker.concurrency() - busy - ready.size() : 0;
    }

    /** How much of what is taken now somebody begins at once. */
    synchronized int idle() {
        return worker.concurrency() - busy;
    }

    /** Whether fewer may work than there are places. */
    boolean isHeldBack() {
        return worker.admitted() < worker.concurrency();
    }

    /** Whether more of it may be due than was taken, so that whoever gets done should ask. */
    boolean mayHaveMore() {
        return mayHaveMore;
    }

    void mayHaveMore(boolean whether) {
        mayHaveMore = whether;
    }

    /** Whether somebody new shall do this work; else it waits for one who is at work. */
    synchronized boolean occupy(LeasedWork work) {
        if (busy < worker.concurrency()) {
            busy++;
            return true;
        }
        ready.add(work);
        return false;
    }

    /** Whoever had a place has fallen off it. */
    synchronized void leave() {
        busy--;
    }

    /** What was taken ahead and nobody has begun. */
    synchronized List<LeasedWork> giveBack() {
        List<LeasedWork> all = List.copyOf(ready);
        ready.clear();
        return all;
    }

    /** The next work for the one who has done his; null when there is none, and his place is free then. */
    synchronized @Nullable LeasedWork next() {
        LeasedWork next = ready.poll();
        if (next == null) {
            busy--;
        }
        return next;
    }
}
