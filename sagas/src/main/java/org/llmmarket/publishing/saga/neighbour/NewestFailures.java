package org.llmmarket.publishing.saga.neighbour;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which operations have failed the last time, for as long as that says something about how the neighbour is now. */
final class NewestFailures {

    private final Duration memory;
    private final Map<String, Long> failedAt = new ConcurrentHashMap<>();

    /** @param memory after which a failure is forgotten */
    NewestFailures(Duration memory) {
        this.memory = memory;
    }

    void failed(String operation) {
        failedAt.put(operation, System.nanoTime());
    }

    void answered(String operation) {
        failedAt.remove(operation);
    }

    /** One of them; none when all is well as far as anybody remembers. */
    Optional<String> any() {
        long forgotten = System.nanoTime() - memory.toNanos();
        return failedAt.entrySet().stream()
                .filter(failure -> failure.getValue() - forgotten > 0)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
