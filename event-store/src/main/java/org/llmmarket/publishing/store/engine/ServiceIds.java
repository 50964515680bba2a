package org.llmmarket.publishing.store.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the service that an event's payload names: the wire form of what its {@code serviceId()} answers. */
final class ServiceIds {

    private final Map<Class<?>, Optional<Method>> accessors = new ConcurrentHashMap<>();

    @Nullable
    String of(Object payload) {
        Optional<Method> accessor = accessors.computeIfAbsent(payload.getClass(), ServiceIds::accessor);
        if (accessor.isEmpty()) {
            return null;
        }
        try {
            Object id = accessor.get().invoke(payload);
            return id == null ? null : id.toString();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("serviceId of " + payload.getClass().getName() + " cannot be read", e);
        }
    }

    private static Optional<Method> accessor(Class<?> type) {
        try {
            Method accessor = type.getMethod("serviceId");
            accessor.setAccessible(true);
            return Optional.of(accessor);
        } catch (NoSuchMethodException none) {
            return Optional.empty();
        }
    }
}
