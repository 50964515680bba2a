package org.llmmarket.publishing.api.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.VersionsDeprecated;

/**
 * Where a version stands on the market.
 *
 * @param publishedAt when it first went live
 * @param successor an address or id that consumers should move to
 */
public record Standing(
        ServiceStatus status,
        @Nullable Instant publishedAt,
        @Nullable Instant deprecatedAt,
        @Nullable Instant sunsetAt,
        @Nullable String successor,
        @Nullable String suspensionReason) {

    static final Standing SUBMITTED = new Standing(ServiceStatus.PENDING_APPROVAL, null, null, null, null, null);

    Standing active(Instant at) {
        return new Standing(ServiceStatus.ACTIVE, publishedAt == null ? at : publishedAt, null, null, null, null);
    }

    Standing deprecated(VersionsDeprecated event, Instant at) {
        return new Standing(ServiceStatus.DEPRECATED, publishedAt, at, event.sunsetAt(), event.successor(), null);
    }

    /** An end that was announced is no more: who reinstates the version brings it back without one. */
    Standing suspended(String reason) {
        return new Standing(ServiceStatus.SUSPENDED, publishedAt, null, null, null, reason);
    }

    Standing failedValidation() {
        return new Standing(ServiceStatus.FAILED_VALIDATION, publishedAt, null, null, null, null);
    }

    Standing retired() {
        return new Standing(ServiceStatus.RETIRED, publishedAt, deprecatedAt, sunsetAt, successor, suspensionReason);
    }
}
