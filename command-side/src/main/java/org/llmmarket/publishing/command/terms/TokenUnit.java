package org.llmmarket.publishing.command.terms;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many tokens a price is for, so that the same price in another unit is the same price. */
final class TokenUnit {

    private static final Map<String, BigDecimal> TOKENS = Map.of(
            "token",
            BigDecimal.ONE,
            "tokens",
            BigDecimal.ONE,
            "1k tokens",
            BigDecimal.valueOf(1_000),
            "1M tokens",
            BigDecimal.valueOf(1_000_000));

    private TokenUnit() {}

    static boolean areComparable(@Nullable String one, @Nullable String other) {
        return Objects.equals(one, other) || (tokens(one) != null && tokens(other) != null);
    }

    /** What a price in the first of two comparable units is multiplied by to be one in the second. */
    static BigDecimal ratio(@Nullable String from, @Nullable String to) {
        BigDecimal known = tokens(from);
        BigDecimal wanted = tokens(to);
        return known == null || wanted == null ? BigDecimal.ONE : wanted.divide(known);
    }

    private static @Nullable BigDecimal tokens(@Nullable String unit) {
        return unit == null ? null : TOKENS.get(unit);
    }
}
