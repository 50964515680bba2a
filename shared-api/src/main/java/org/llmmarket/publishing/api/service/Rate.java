package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One price, in the pricing's currency for one unit. Money is a decimal. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rate(
        @Nullable String tier,
        @Nullable BigDecimal rate,
        @Nullable String unit,
        @Nullable String description,
        @Nullable BigDecimal inputRate,
        @Nullable BigDecimal outputRate) {}
