package org.llmmarket.publishing.query.approval;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.ApprovalEntry;

/** Folds the events of one approval into the states that it was in, and when each held; times never go back. */
final class PastApprovalFold {

    private final Map<Instant, State> states = new TreeMap<>();
    private @Nullable ApprovalEntry entry;
    private Instant at = Instant.EPOCH;
    private @Nullable Instant openFrom;

    /**
     * A state of an approval.
     *
     * @param to when another one followed; none while it holds
     * @param position of the event that began it
     */
    record State(
            ApprovalEntry entry, Instant from, @Nullable Instant to, long position) {}

    /** @param counts the instant from which on it is part of the service's past */
    void take(Object event, long position, Instant happened, Instant counts) {
        ApprovalEntry next = ApprovalEntry.evolve(entry, event, happened);
        at = counts.isAfter(at) ? counts : at;
        if (next != null && !next.equals(entry)) {
            Instant from = openFrom;
            if (from != null && !from.equals(at)) {
                states.computeIfPresent(from, (begin, last) -> new State(last.entry(), begin, at, last.position()));
            }
            states.put(at, new State(next, at, null, position));
            openFrom = at;
        }
        entry = next;
    }

    List<State> states() {
        return List.copyOf(states.values());
    }
}
