package org.llmmarket.publishing.query.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.store.processing.ClaimMemory;

/** The rows that the projection wrote last: a publication says something every few milliseconds, and nobody else writes them. */
final class EntryMemory {

    private static final int MOST_VERSIONS = 5_000;

    /** The least recently used goes first: what was heard of just now is heard of again soon, however seldom before. */
    private final Map<ServiceId, EntryAt> entries = new LinkedHashMap<>(16, 0.75f, true);

    private int versions;

    /** What the group whose transaction this thread is in remembers; empty for anybody else. */
    static EntryMemory present() {
        ClaimMemory claim = ClaimMemory.present();
        return claim == null ? new EntryMemory() : claim.part(EntryMemory.class, EntryMemory::new);
    }

    /** The entries of these services, read by {@code load} where they are not remembered. */
    Map<ServiceId, EntryAt> get(
            Collection<ServiceId> ids, Function<Collection<ServiceId>, Map<ServiceId, EntryAt>> load) {
        Map<ServiceId, EntryAt> found = new HashMap<>();
        List<ServiceId> unknown = new ArrayList<>();
        for (ServiceId id : ids) {
            EntryAt known = entries.get(id);
            if (known == null) {
                unknown.add(id);
            } else {
                found.put(id, known);
            }
        }
        if (!unknown.isEmpty()) {
            found.putAll(load.apply(unknown));
        }
        return found;
    }

    void remember(Collection<EntryAt> written) {
        for (EntryAt at : written) {
            EntryAt before = entries.put(at.entry().id(), at);
            versions += size(at) - (before == null ? 0 : size(before));
        }
        Iterator<EntryAt> eldest = entries.values().iterator();
        while (versions > MOST_VERSIONS && eldest.hasNext()) {
            versions -= size(eldest.next());
            eldest.remove();
        }
    }

    private static int size(EntryAt at) {
        return at.entry().versions().size();
    }
}
