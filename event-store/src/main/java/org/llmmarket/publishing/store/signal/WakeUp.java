package org.llmmarket.publishing.store.signal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One thread waits here; signals that come while it is busy are kept, as one. */
public final class WakeUp {

    private final Semaphore signal = new Semaphore(0);

    /** Wakes the thread that waits, or the next that does. */
    public void raise() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /** Waits for a signal, at most so long; says whether one came. */
    public boolean await(Duration atMost) throws InterruptedException {
        boolean raised = signal.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        signal.drainPermits();
        return raised;
    }
}
