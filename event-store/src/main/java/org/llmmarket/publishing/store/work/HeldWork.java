package org.llmmarket.publishing.store.work;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process has taken. A lease is short, so that the work of a process that dies is soon done by another, and is kept
 * up for as long as the work's own time limit allows, so that slow work is not taken away and a hang does not hold it for ever.
 */
final class HeldWork {

    /** How long work stays taken that nobody keeps. */
    static final Duration LEASE = Duration.ofSeconds(4);

    /** How often leases are kept: three tries before one runs out. */
    static final Duration KEPT_EVERY = Duration.ofSeconds(1);

    private final Map<UUID, Held> held = new ConcurrentHashMap<>();
    private long keptAt = System.nanoTime();

    private record Held(LeasedWork leased, long takenAt, long keepUntil) {}

    /** The lease to take work with that may last so long. */
    static Duration lease(Duration timeLimit) {
        return timeLimit.compareTo(LEASE) < 0 ? timeLimit : LEASE;
    }

    void add(LeasedWork leased, Duration timeLimit) {
        long now = System.nanoTime();
        // The last renewal holds for a whole lease more.
        long keepUntil = now + timeLimit.minus(lease(timeLimit)).toNanos();
        held.put(leased.lease(), new Held(leased, now, keepUntil));
    }

    /** Somebody does now what may have been taken ahead. */
    void begin(LeasedWork leased) {
        held.computeIfPresent(
                leased.lease(), (lease, each) -> new Held(each.leased().begin(), each.takenAt(), each.keepUntil()));
    }

    void remove(LeasedWork leased) {
        held.remove(leased.lease());
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    /** The work whose lease is to be kept now: what has lasted a while and may last longer. */
    List<LeasedWork> toKeep() {
        long now = System.nanoTime();
        if (now - keptAt < KEPT_EVERY.toNanos()) {
            return List.of();
        }
        keptAt = now;
        return held.values().stream()
                .filter(each -> now - each.takenAt() >= KEPT_EVERY.toNanos() && now - each.keepUntil() < 0)
                .map(Held::leased)
                .toList();
    }
}
