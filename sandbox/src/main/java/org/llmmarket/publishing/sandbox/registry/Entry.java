package org.llmmarket.publishing.sandbox.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the registry keeps of one version of a service. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Entry(
        String id,
        String name,
        String version,
        @Nullable Object provider,
        List<Object> capabilities,
        Map<String, Object> metadata,
        String status,
        @Nullable String statusReason,
        Instant createdAt,
        Instant updatedAt) {

    static final String REGISTERED = "registered";

    static Entry of(String id, Registration told, Instant now) {
        return new Entry(id, "", "", null, List.of(), Map.of(), REGISTERED, null, now, now).told(told, now);
    }

    /** The same entry with other content. */
    Entry told(Registration told, Instant now) {
        return new Entry(
                id,
                Objects.requireNonNullElse(told.name(), ""),
                Objects.requireNonNullElse(told.version(), ""),
                told.provider(),
                Objects.requireNonNullElse(told.capabilities(), List.of()),
                Objects.requireNonNullElse(told.metadata(), Map.of()),
                status,
                statusReason,
                createdAt,
                now);
    }

    /** The same entry in another status. */
    Entry in(String newStatus, @Nullable String reason, Instant now) {
        return new Entry(id, name, version, provider, capabilities, metadata, newStatus, reason, createdAt, now);
    }

    Receipt receipt() {
        return new Receipt(id, name, version, status, createdAt);
    }

    /** What the registry answers to a registration. */
    record Receipt(String id, String name, String version, String status, Instant createdAt) {}
}
