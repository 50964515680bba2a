package org.llmmarket.publishing.store.aggregate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateVersion;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * Finds the aggregate that a command is for by Axon's annotations, and looks for those once a class: looking each time, as
 * Axon does, was a quarter of what a command cost.
 */
public final class RememberingTargetResolver implements CommandTargetResolver {

    private final CommandTargetResolver axon =
            AnnotationCommandTargetResolver.builder().build();
    private final Map<Class<?>, Optional<Method>> accessors = new ConcurrentHashMap<>();

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        Object payload = command.getPayload();
        Optional<Method> accessor =
                accessors.computeIfAbsent(payload.getClass(), RememberingTargetResolver::onlyAccessor);
        Object identifier = accessor.isPresent() ? read(accessor.get(), payload) : null;
        return identifier == null ? axon.resolveTarget(command) : new VersionedAggregateIdentifier(identifier, null);
    }

    /** The one annotated accessor of a command without an expected version; everything else is left to Axon. */
    private static Optional<Method> onlyAccessor(Class<?> type) {
        List<Method> methods = List.of(type.getDeclaredMethods());
        boolean versioned =
                methods.stream().anyMatch(method -> method.isAnnotationPresent(TargetAggregateVersion.class))
                        || Arrays.stream(type.getDeclaredFields())
                                .anyMatch(field -> field.isAnnotationPresent(TargetAggregateVersion.class));
        List<Method> annotated = methods.stream()
                .filter(method -> method.isAnnotationPresent(TargetAggregateIdentifier.class))
                .toList();
        if (versioned || annotated.size() != 1) {
            return Optional.empty();
        }
        annotated.get(0).setAccessible(true);
        return Optional.of(annotated.get(0));
    }

    private static Object read(Method accessor, Object payload) {
        try {
            return accessor.invoke(payload);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "The target of " + payload.getClass().getName() + " cannot be read", e);
        }
    }
}
