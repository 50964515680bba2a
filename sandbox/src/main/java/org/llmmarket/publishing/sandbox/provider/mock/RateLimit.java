package org.llmmarket.publishing.sandbox.provider.mock;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A generous limit by the minute, announced with every answer and kept. */
final class RateLimit {

    private static final int CALLS = 100_000;
    private static final long WINDOW = TimeUnit.MINUTES.toNanos(1);

    private long windowStart = System.nanoTime();
    private int used;

    /** Counts a call; false where the limit is used up. */
    synchronized boolean take() {
        if (System.nanoTime() - windowStart > WINDOW) {
            windowStart = System.nanoTime();
            used = 0;
        }
        return ++used <= CALLS;
    }

    synchronized Map<String, String> headers() {
        long reset = Math.max(0, TimeUnit.NANOSECONDS.toSeconds(windowStart + WINDOW - System.nanoTime()));
        long left = Math.max(0, CALLS - used);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("RateLimit-Policy", "\"minute\";q=" + CALLS + ";w=60");
        headers.put("RateLimit", "\"minute\";r=" + left + ";t=" + reset);
        headers.put("X-RateLimit-Limit", String.valueOf(CALLS));
        headers.put("X-RateLimit-Remaining", String.valueOf(left));
        headers.put("X-RateLimit-Reset", String.valueOf(reset));
        return headers;
    }
}
