package org.llmmarket.publishing.api.fold;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a sequence of events adds up to: one step for each kind of event that says something, and none for the others. */
public final class Fold<S> {

    private final Map<Class<?>, Step<S, Object>> steps;

    private Fold(Map<Class<?>, Step<S, Object>> steps) {
        this.steps = Map.copyOf(steps);
    }

    public static <S> Fold<S> empty() {
        return new Fold<>(Map.of());
    }

    public <E> Fold<S> on(Class<E> type, Step<S, E> step) {
        Map<Class<?>, Step<S, Object>> more = new HashMap<>(steps);
        more.put(type, (state, event, at) -> step.apply(state, type.cast(event), at));
        return new Fold<>(more);
    }

    public S apply(S state, Object event, Instant at) {
        Step<S, Object> step = steps.get(event.getClass());
        return step == null ? state : step.apply(state, event, at);
    }

    /** The kinds of events that say something. */
    public Set<Class<?>> types() {
        return steps.keySet();
    }

    /** What one kind of event changes. */
    @FunctionalInterface
    public interface Step<S, E> {
        S apply(S state, E event, Instant at);
    }
}
