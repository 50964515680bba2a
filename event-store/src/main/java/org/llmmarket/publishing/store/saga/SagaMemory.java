package org.llmmarket.publishing.store.saga;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.modelling.saga.AssociationValue;
import org.jspecify.annotations.Nullable;

/** The sagas that a group has used lately, and whom associations lead to; for the one thread of the group. */
final class SagaMemory {

    private static final int MOST = 20_000;

    private final Cache<Key, Remembered> sagas =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Cache<Association, Set<String>> found =
            Caffeine.newBuilder().maximumSize(4L * MOST).build();

    private record Key(String type, String id) {}

    private record Association(String type, AssociationValue value) {}

    /** A saga and the version of its row. */
    record Remembered(Object saga, long version, Set<AssociationValue> associations) {}

    Set<String> find(String type, AssociationValue value, Supplier<Set<String>> inDatabase) {
        return Set.copyOf(found.get(new Association(type, value), unknown -> new HashSet<>(inDatabase.get())));
    }

    @Nullable
    Remembered saga(String type, String id) {
        return sagas.getIfPresent(new Key(type, id));
    }

    void remember(String type, String id, Object saga, long version, Set<AssociationValue> associations) {
        sagas.put(new Key(type, id), new Remembered(saga, version, Set.copyOf(associations)));
    }

    void forget(String type, String id) {
        sagas.invalidate(new Key(type, id));
    }

    void associate(String type, String id, AssociationValue value) {
        Set<String> known = found.getIfPresent(new Association(type, value));
        if (known != null) {
            known.add(id);
        }
    }

    void dissociate(String type, String id, AssociationValue value) {
        Set<String> known = found.getIfPresent(new Association(type, value));
        if (known != null) {
            known.remove(id);
        }
    }
}
