package org.llmmarket.publishing.store.processing;

import java.util.concurrent.TimeUnit;

/** Events a second over about the last few seconds. Written by one thread, read by any. */
final class RateMeter {

    private static final long WINDOW = TimeUnit.SECONDS.toNanos(1);
    private static final double WEIGHT_OF_THE_NEWEST = 0.4;

    private long windowStart = System.nanoTime();
    private long counted;
    private volatile double perSecond;

    void count(long events) {
        counted += events;
        long elapsed = System.nanoTime() - windowStart;
        if (elapsed >= WINDOW) {
            double now = counted * (double) TimeUnit.SECONDS.toNanos(1) / elapsed;
            perSecond = perSecond == 0 ? now : (1 - WEIGHT_OF_THE_NEWEST) * perSecond + WEIGHT_OF_THE_NEWEST * now;
            counted = 0;
            windowStart = System.nanoTime();
        }
    }

    double perSecond() {
        return perSecond;
    }
}
