package org.llmmarket.publishing.store.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** The last events of the log in memory, so that each is read and deserialized once for all who follow closely. */
final class RecentEvents {

    private final TrackedEventMessage<?>[] ring;
    private final long[] positions;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private long first;
    private long next;
    private long floor;
    private volatile long head;

    RecentEvents(int capacity, long head) {
        this.ring = new TrackedEventMessage<?>[capacity];
        this.positions = new long[capacity];
        this.floor = head;
        this.head = head;
    }

    /** The position up to which the log is settled and known here. */
    long head() {
        return head;
    }

    /** Adds messages in log order and moves the head, which may lie beyond them (an upcaster may swallow an event). */
    void add(List<TrackedEventMessage<?>> messages, long newHead) {
        lock.lock();
        try {
            for (TrackedEventMessage<?> message : messages) {
                if (next - first == ring.length) {
                    floor = positions[slot(first)];
                    first++;
                }
                ring[slot(next)] = message;
                positions[slot(next)] = Positions.of(message.trackingToken());
                next++;
            }
            head = newHead;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Up to so many messages after the position, ending with a whole event; null when they are no longer in memory. */
    @Nullable
    LogPage after(long position, int atMost) {
        lock.lock();
        try {
            if (position < floor) {
                return null;
            }
            List<TrackedEventMessage<?>> found = new ArrayList<>();
            for (long i = firstAfter(position); i < next; i++) {
                if (found.size() >= atMost && positions[slot(i)] != positions[slot(i - 1)]) {
                    return new LogPage(found, positions[slot(i - 1)]);
                }
                found.add(ring[slot(i)]);
            }
            return new LogPage(found, head);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the head has passed the position; says whether it has. */
    boolean awaitBeyond(long position, long nanos) throws InterruptedException {
        if (head > position) {
            return true;
        }
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (head <= position && left > 0) {
                left = grown.awaitNanos(left);
            }
            return head > position;
        } finally {
            lock.unlock();
        }
    }

    private long firstAfter(long position) {
        long low = first;
        long high = next;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (positions[slot(middle)] <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int slot(long index) {
        return (int) (index % ring.length);
    }
}
