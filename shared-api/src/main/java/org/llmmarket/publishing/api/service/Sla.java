package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a service promises.
 *
 * @param availability percent, 0 to 100
 * @param maxLatency milliseconds
 * @param responseTime of support, free text such as {@code 4h}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sla(
        BigDecimal availability,
        int maxLatency,
        SupportLevel supportLevel,
        @Nullable String responseTime) {}
