package org.llmmarket.publishing.sandbox.governance;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest ten thousand entries of the dashboard's audit log. */
final class AuditTrail {

    private static final int MOST_ENTRIES = 10_000;

    private final Deque<AuditEntry> entries = new ArrayDeque<>();
    private long number;

    synchronized void add(Instant at, String action, String actor, String serviceId, @Nullable Object details) {
        number++;
        entries.addLast(new AuditEntry("audit-" + number, at, action, actor, serviceId, details));
        if (entries.size() > MOST_ENTRIES) {
            entries.removeFirst();
        }
    }

    synchronized List<AuditEntry> find(@Nullable String serviceId, @Nullable Instant start, @Nullable Instant end) {
        return entries.stream()
                .filter(entry -> serviceId == null || serviceId.equals(entry.serviceId()))
                .filter(entry -> start == null || !entry.timestamp().isBefore(start))
                .filter(entry -> end == null || entry.timestamp().isBefore(end))
                .toList();
    }
}
