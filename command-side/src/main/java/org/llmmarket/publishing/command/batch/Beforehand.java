package org.llmmarket.publishing.command.batch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What takes long and asks nothing of the transaction of a batch: where hosts lead to, what documents say, how they differ.
 * Within the transaction it is noted, and taken for what stands in nobody's way; the transaction must not be committed before it
 * is known.
 */
public final class Beforehand {

    private static final String RESOURCE = Beforehand.class.getName();

    private final Map<Object, Object> known = new HashMap<>();
    private final Map<Object, Supplier<?>> missing = new LinkedHashMap<>();

    /** That of the batch whose transaction this thread is in; null for anybody else, who may take their time. */
    public static @Nullable Beforehand present() {
        return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(RESOURCE) : null;
    }

    /**
     * What the work brings when it is known, else something that stands in nobody's way.
     *
     * @param key equal for works that bring the same
     */
    @SuppressWarnings("unchecked") // works of equal keys bring the same
    public <T> T get(Object key, Supplier<T> work, T meanwhile) {
        Object found = known.get(key);
        if (found == null) {
            missing.putIfAbsent(key, work);
            return meanwhile;
        }
        return (T) found;
    }

    /** For the transaction that has just begun. */
    void enter() {
        CurrentUnitOfWork.get().root().resources().put(RESOURCE, this);
    }

    /** Does what was found missing; answers whether anything was. */
    boolean complete() {
        Map<Object, Supplier<?>> now = new LinkedHashMap<>(missing);
        missing.clear();
        now.forEach((key, work) -> known.put(key, work.get()));
        return !now.isEmpty();
    }

    boolean areMissing() {
        return !missing.isEmpty();
    }
}
