package org.llmmarket.publishing.sandbox.registry;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.llmmarket.publishing.sandbox.server.Refused;
import org.springframework.stereotype.Component;

/** The entries, in memory: a sandbox that starts again knows none of them any more. */
@Component
class Registry {

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    synchronized Entry add(Registration told) {
        var entry = Entry.of("reg-" + UUID.randomUUID(), told, Instant.now());
        entries.put(entry.id(), entry);
        return entry;
    }

    synchronized List<Entry> all() {
        return List.copyOf(entries.values());
    }

    synchronized Entry get(String id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            throw Refused.notFound("The registry has no entry '%s'.".formatted(id));
        }
        return entry;
    }

    synchronized Entry change(String id, UnaryOperator<Entry> change) {
        Entry changed = change.apply(get(id));
        entries.put(id, changed);
        return changed;
    }

    synchronized void remove(String id) {
        get(id);
        entries.remove(id);
    }
}
