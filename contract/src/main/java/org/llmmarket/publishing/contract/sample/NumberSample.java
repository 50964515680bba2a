package org.llmmarket.publishing.contract.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Finds a number between bounds, on the grid of {@code multipleOf}. */
final class NumberSample {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Optional<BigDecimal> low;
    private final Optional<BigDecimal> high;
    private final boolean lowExcluded;
    private final boolean highExcluded;
    private final BigDecimal grid;

    private NumberSample(SchemaSet set, boolean whole) {
        Optional<BigDecimal> above = set.strictest("exclusiveMinimum", BigDecimal::max);
        Optional<BigDecimal> below = set.strictest("exclusiveMaximum", BigDecimal::min);
        Optional<BigDecimal> from = set.strictest("minimum", BigDecimal::max);
        Optional<BigDecimal> to = set.strictest("maximum", BigDecimal::min);
        low = larger(from, above);
        high = smaller(to, below);
        lowExcluded = (above.isPresent() && above.equals(low)) || isFlagged(set, "exclusiveMinimum");
        highExcluded = (below.isPresent() && below.equals(high)) || isFlagged(set, "exclusiveMaximum");
        BigDecimal multiple = set.strictest("multipleOf", BigDecimal::max)
                .filter(value -> value.signum() > 0)
                .orElse(BigDecimal.ZERO);
        grid = whole ? wholeGrid(multiple) : multiple;
    }

    static Optional<BigDecimal> of(SchemaSet set, boolean whole) {
        NumberSample sample = new NumberSample(set, whole);
        return sample.candidates().stream().filter(sample::fits).findFirst();
    }

    static JsonNode node(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() > 0) {
            return JsonNodeFactory.instance.numberNode(plain);
        }
        return plain.precision() - plain.scale() <= 18
                ? JsonNodeFactory.instance.numberNode(plain.longValueExact())
                : JsonNodeFactory.instance.numberNode(plain.toBigInteger());
    }

    private List<BigDecimal> candidates() {
        BigDecimal step = grid.signum() > 0 ? grid : BigDecimal.ONE;
        List<BigDecimal> candidates = new ArrayList<>(List.of(BigDecimal.ONE, step, BigDecimal.ZERO));
        low.ifPresent(bound -> {
            BigDecimal first = bound.divide(step, 0, RoundingMode.CEILING).multiply(step);
            candidates.addAll(List.of(bound, first, first.add(step)));
        });
        high.ifPresent(bound -> {
            BigDecimal last = bound.divide(step, 0, RoundingMode.FLOOR).multiply(step);
            candidates.addAll(List.of(bound, last, last.subtract(step)));
        });
        if (low.isPresent() && high.isPresent()) {
            candidates.add(low.get().add(high.get()).divide(TWO));
        }
        return candidates;
    }

    private boolean fits(BigDecimal number) {
        boolean onGrid = grid.signum() == 0 || number.remainder(grid).signum() == 0;
        int belowLow = low.map(bound -> bound.compareTo(number)).orElse(-1);
        int aboveHigh = high.map(bound -> number.compareTo(bound)).orElse(-1);
        return onGrid
                && (lowExcluded ? belowLow < 0 : belowLow <= 0)
                && (highExcluded ? aboveHigh < 0 : aboveHigh <= 0);
    }

    /** Whole multiples: of the smallest whole number that the step divides. */
    private static BigDecimal wholeGrid(BigDecimal multiple) {
        if (multiple.signum() == 0) {
            return BigDecimal.ONE;
        }
        BigDecimal whole = multiple;
        while (whole.stripTrailingZeros().scale() > 0) {
            whole = whole.multiply(BigDecimal.TEN);
        }
        return whole;
    }

    /** The boolean form of OpenAPI 3.0. */
    private static boolean isFlagged(SchemaSet set, String keyword) {
        return set.parts().stream()
                .anyMatch(part ->
                        part.path(keyword).isBoolean() && part.path(keyword).booleanValue());
    }

    private static Optional<BigDecimal> larger(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(one.get().max(other.get())) : one.or(() -> other);
    }

    private static Optional<BigDecimal> smaller(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(one.get().min(other.get())) : one.or(() -> other);
    }
}
