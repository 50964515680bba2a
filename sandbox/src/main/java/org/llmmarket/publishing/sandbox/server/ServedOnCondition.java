package org.llmmarket.publishing.sandbox.server;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.condition.RequestCondition;

/** Lets a controller match only what came in on its neighbour's port. */
record ServedOnCondition(Neighbour neighbour) implements RequestCondition<ServedOnCondition> {

    static @Nullable ServedOnCondition of(Class<?> controller) {
        ServedOn servedOn = controller.getPackage().getAnnotation(ServedOn.class);
        return servedOn == null ? null : new ServedOnCondition(servedOn.value());
    }

    @Override
    public ServedOnCondition combine(ServedOnCondition other) {
        return other;
    }

    @Override
    public @Nullable ServedOnCondition getMatchingCondition(HttpServletRequest request) {
        return neighbour.serves(request) ? this : null;
    }

    @Override
    public int compareTo(ServedOnCondition other, HttpServletRequest request) {
        return 0;
    }
}
