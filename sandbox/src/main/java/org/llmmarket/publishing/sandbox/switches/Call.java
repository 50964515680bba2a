package org.llmmarket.publishing.sandbox.switches;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call that a neighbour was asked, and what became of it.
 *
 * @param body the SHA-256 of the body of a writing call over HTTP, so that calls can be told apart that ask for different things
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Call(
        Instant at,
        String call,
        @Nullable String idempotencyKey,
        @Nullable String requestId,
        @Nullable String body,
        String outcome,
        long durationMs,
        Mode mode) {}
