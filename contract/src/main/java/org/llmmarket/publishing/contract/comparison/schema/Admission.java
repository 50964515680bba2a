package org.llmmarket.publishing.contract.comparison.schema;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.contract.comparison.schema.expression.Expressions;
import tools.jackson.databind.JsonNode;

/** Whether a shape allows one scalar value; formats and encodings are not looked at. */
final class Admission {

    private final Expressions expressions;

    Admission(Expressions expressions) {
        this.expressions = expressions;
    }

    /** Empty where that cannot be said. */
    Optional<Boolean> of(Shape shape, JsonNode value) {
        if (shape.kind() != Kind.of(value)) {
            return Optional.of(false);
        }
        String text = JsonText.of(value);
        Map<String, JsonNode> listed = shape.values().listed();
        if ((listed != null && !listed.containsKey(text))
                || shape.values().excluded().containsKey(text)) {
            return Optional.of(false);
        }
        return switch (shape.kind()) {
            case NUMBER -> ofNumber(shape, value.decimalValue());
            case STRING -> ofString(shape, value.asString());
            case NULL, BOOLEAN -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> ofNumber(Shape shape, BigDecimal number) {
        for (Map.Entry<String, Limit> limit : shape.limits().entrySet()) {
            if (!limit.getValue().admits(number, Shape.isLower(limit.getKey()))) {
                return Optional.of(false);
            }
        }
        boolean unsure = false;
        for (String text : shape.tags("multipleOf").keySet()) {
            BigDecimal multiple = new BigDecimal(text);
            if (!Limit.isReasonable(multiple) || !Limit.isReasonable(number)) {
                unsure = true;
            } else if (number.remainder(multiple).signum() != 0) {
                return Optional.of(false);
            }
        }
        return unsure ? Optional.empty() : Optional.of(true);
    }

    private Optional<Boolean> ofString(Shape shape, String text) {
        BigDecimal length = BigDecimal.valueOf(text.codePointCount(0, text.length()));
        for (Map.Entry<String, Limit> limit : shape.limits().entrySet()) {
            if (!limit.getValue().admits(length, Shape.isLower(limit.getKey()))) {
                return Optional.of(false);
            }
        }
        boolean unsure = false;
        for (String pattern : shape.tags("pattern").keySet()) {
            Optional<Boolean> found = expressions.find(pattern, text);
            if (found.isPresent() && !found.get()) {
                return found;
            }
            unsure |= found.isEmpty();
        }
        return unsure ? Optional.empty() : Optional.of(true);
    }
}
