package org.llmmarket.publishing.app.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the publishers were told, when publications ended, and what should not have happened. */
final class Journal {

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Queue<End> ends = new ConcurrentLinkedQueue<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /** A publication that was seen to end, by {@link System#nanoTime()}. */
    private record End(long begun, long ended) {}

    void acknowledged(String publicationId, String serviceId) {
        acknowledged.put(publicationId, serviceId);
    }

    void ended(long begun) {
        ends.add(new End(begun, System.nanoTime()));
    }

    void surprise(String what) {
        surprises.add(what);
    }

    /** Publishers begin nothing new. */
    void close() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** The service of each acknowledged publication. */
    Map<String, String> acknowledged() {
        return acknowledged;
    }

    List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** Publications that ended a second, from then to then. */
    double rate(long from, long to) {
        long count = ends.stream()
                .filter(end -> end.ended() >= from && end.ended() < to)
                .count();
        return count * (double) Duration.ofSeconds(1).toNanos() / Math.max(1, to - from);
    }

    /** Whether a publication that was begun since then has ended. */
    boolean hasEndedSince(long begun) {
        return ends.stream().anyMatch(end -> end.begun() >= begun);
    }
}
