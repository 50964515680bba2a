package org.llmmarket.publishing.sandbox.policy.access;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** How often one consumer used one service in each of the current windows. */
final class Consumption {

    private final Map<Window, Count> counts = new EnumMap<>(Window.class);

    synchronized long in(Window window, Instant now) {
        Count count = counts.get(window);
        return count == null || count.number() != window.of(now) ? 0 : count.requests();
    }

    synchronized void add(Instant now) {
        for (Window window : Window.values()) {
            counts.put(window, new Count(window.of(now), in(window, now) + 1));
        }
    }

    private record Count(long number, long requests) {}
}
