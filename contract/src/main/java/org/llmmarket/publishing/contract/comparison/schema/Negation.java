package org.llmmarket.publishing.contract.comparison.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works {@code not} into a shape where it rules out the whole type or listed values; else it stays a condition. */
final class Negation {

    private Negation() {}

    static Optional<Shape> without(Shape shape, List<Shape> refused, boolean unsure, Condition condition) {
        if (refused.isEmpty()) {
            return Optional.of(shape);
        }
        if (!unsure && refused.stream().anyMatch(Shape::isUnconstrained)) {
            return Optional.empty();
        }
        Shape only = refused.get(0);
        boolean listed = only.values().listed() != null && only.onlyValues().equals(only);
        if (!unsure && refused.size() == 1 && listed && only.conditions().isEmpty()) {
            return Optional.of(shape.withValues(shape.values()
                    .and(new Values(
                            null,
                            only.values().listed() == null
                                    ? Map.of()
                                    : only.values().listed(),
                            condition.place()))));
        }
        return Optional.of(shape.withCondition(condition));
    }
}
