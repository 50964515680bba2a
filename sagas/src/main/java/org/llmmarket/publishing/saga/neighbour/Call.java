package org.llmmarket.publishing.saga.neighbour;

/**
 * What goes with every writing call to a neighbour.
 *
 * @param idempotencyKey the same for every repetition of the call: {@code {publicationId}:{step}}
 * @param requestId the request that all of this began with; empty when there was none
 */
public record Call(String idempotencyKey, String requestId) {}
