package org.llmmarket.publishing.query.catalog;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.store.processing.ClaimMemory;

/** How far the pasts of the services stand of which something was said last. */
final class PastMemory {

    private static final int MOST_VERSIONS = 5_000;

    private final Map<ServiceId, PastState> states = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    /** What the group whose transaction this thread is in remembers; empty for anybody else. */
    static PastMemory present() {
        ClaimMemory claim = ClaimMemory.present();
        return claim == null ? new PastMemory() : claim.part(PastMemory.class, PastMemory::new);
    }

    @Nullable
    PastState get(ServiceId service) {
        return states.get(service);
    }

    void remember(ServiceId service, PastState state) {
        PastState before = states.put(service, state);
        size += state.size() - (before == null ? 0 : before.size());
        Iterator<PastState> eldest = states.values().iterator();
        while (size > MOST_VERSIONS && eldest.hasNext()) {
            size -= eldest.next().size();
            eldest.remove();
        }
    }
}
