package org.llmmarket.publishing.saga.analytics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a topic holds, as far as it can be held against the log: ids, how often each came, and where for the first time. */
final class TopicContent {

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();

    /** An id that came for the first time. */
    private record Arrival(String id, String lane, boolean repaired) {}

    /** @param lane within it, order counts */
    void add(String id, String lane, boolean repaired) {
        if (counts.merge(id, 1, Integer::sum) == 1) {
            arrivals.add(new Arrival(id, lane, repaired));
        }
    }

    boolean has(String id) {
        return counts.containsKey(id);
    }

    int size() {
        return counts.size();
    }

    Map<String, Integer> duplicates() {
        Map<String, Integer> duplicates = new LinkedHashMap<>(counts);
        duplicates.values().removeIf(count -> count == 1);
        return duplicates;
    }

    List<String> without(Set<String> known) {
        return counts.keySet().stream().filter(id -> !known.contains(id)).toList();
    }

    /** @param positions where the ids stand in the log */
    List<String> outOfOrder(Map<String, Long> positions) {
        Map<String, Long> reached = new HashMap<>();
        List<String> late = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            Long position = positions.get(arrival.id());
            if (position != null
                    && !arrival.repaired()
                    && reached.merge(arrival.lane(), position, Math::max) > position) {
                late.add(arrival.id());
            }
        }
        return late;
    }
}
