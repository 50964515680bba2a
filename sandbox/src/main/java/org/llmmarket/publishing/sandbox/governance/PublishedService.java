package org.llmmarket.publishing.sandbox.governance;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A publication that ended well, as the dashboard is told of it. */
record PublishedService(
        String serviceId,
        String serviceName,
        String version,
        String providerId,
        @Nullable String category,
        @Nullable String status,
        @Nullable Instant publishedAt) {

    String statusOrActive() {
        return Objects.requireNonNullElse(status, "active");
    }
}
