package org.llmmarket.publishing.store.processing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What may be remembered of the database while a group holds its claim and no transaction of it fails: nobody else changes it
 * then, for every transaction of the group also renews its claim, and fails if that is lost.
 */
public final class ClaimMemory {

    private static final String RESOURCE = ClaimMemory.class.getName();

    private final Map<Class<?>, Object> memories = new ConcurrentHashMap<>();

    /** The memory of the group whose transaction this thread is in; null for anybody else. */
    public static @Nullable ClaimMemory present() {
        return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(RESOURCE) : null;
    }

    /** The part of the memory that belongs to the type. */
    public <T> T part(Class<T> type, Supplier<T> fresh) {
        return type.cast(memories.computeIfAbsent(type, missing -> fresh.get()));
    }

    void use(Map<String, Object> resources) {
        resources.put(RESOURCE, this);
    }
}
