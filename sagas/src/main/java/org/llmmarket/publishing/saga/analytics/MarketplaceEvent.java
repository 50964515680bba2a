package org.llmmarket.publishing.saga.analytics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as the analytics hub knows it; its members are the contract's.
 *
 * @param id the domain event's, by which one that comes twice is told
 * @param userId the account that caused it; null when the service itself did and nobody asked for it
 */
@JsonPropertyOrder({"eventType", "timestamp", "serviceId", "providerId", "userId", "metadata"})
record MarketplaceEvent(
        @JsonIgnore String id,
        String eventType,
        Instant timestamp,
        String serviceId,
        String providerId,
        @Nullable String userId,
        Map<String, Object> metadata) {

    MarketplaceEvent {
        metadata = Map.copyOf(metadata);
    }
}
