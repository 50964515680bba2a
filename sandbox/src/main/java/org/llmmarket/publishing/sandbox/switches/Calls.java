package org.llmmarket.publishing.sandbox.switches;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.llmmarket.publishing.sandbox.server.Neighbour;

/** The newest ten thousand calls of each neighbour, oldest first; health checks are left out. */
public final class Calls {

    private static final int MOST_CALLS = 10_000;

    private final Map<Neighbour, Deque<Call>> calls = new EnumMap<>(Neighbour.class);

    /** Makes an empty record. */
    public Calls() {
        for (Neighbour neighbour : Neighbour.values()) {
            calls.put(neighbour, new ArrayDeque<>());
        }
    }

    /** What this neighbour was asked. */
    public synchronized List<Call> of(Neighbour neighbour) {
        return List.copyOf(calls.getOrDefault(neighbour, new ArrayDeque<>()));
    }

    /** Forgets everything. */
    public synchronized void clear() {
        calls.values().forEach(Deque::clear);
    }

    synchronized void add(Neighbour neighbour, Call call) {
        Deque<Call> own = calls.computeIfAbsent(neighbour, any -> new ArrayDeque<>());
        own.addLast(call);
        if (own.size() > MOST_CALLS) {
            own.removeFirst();
        }
    }
}
