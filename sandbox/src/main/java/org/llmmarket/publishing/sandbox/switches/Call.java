package org.llmmarket.publishing.sandbox.switches;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One call that a neighbour was asked, and what became of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Call(
        Instant at,
        String call,
        @Nullable String idempotencyKey,
        @Nullable String requestId,
        String outcome,
        long durationMs,
        Mode mode) {}
