package org.llmmarket.publishing.store.aggregate;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the thread's present attempt at a command has taken from the cache, and whether it has stored events. */
final class Attempt {

    private static final ThreadLocal<@Nullable Attempt> PRESENT = new ThreadLocal<>();

    private final Map<String, Long> fromCache = new HashMap<>();
    private boolean appended;
    private boolean proved;

    static Attempt begin() {
        Attempt attempt = new Attempt();
        PRESENT.set(attempt);
        return attempt;
    }

    static void end() {
        PRESENT.remove();
    }

    static void tookFromCache(String aggregateId, long version) {
        Attempt present = PRESENT.get();
        if (present != null) {
            present.fromCache.putIfAbsent(aggregateId, version);
        }
    }

    static void appended() {
        Attempt present = PRESENT.get();
        if (present != null) {
            present.appended = true;
        }
    }

    /** What the thread has taken from the cache; nothing where it makes no attempt. */
    static Map<String, Long> presentFromCache() {
        Attempt present = PRESENT.get();
        return present == null ? Map.of() : present.fromCache;
    }

    static void proved() {
        Attempt present = PRESENT.get();
        if (present != null) {
            present.proved = true;
        }
    }

    /** Whether nothing has proved that the cached state was the newest: the log's unique sequence proves it for appends. */
    boolean isUnproven() {
        return !appended && !proved && !fromCache.isEmpty();
    }

    Map<String, Long> fromCache() {
        return fromCache;
    }
}
