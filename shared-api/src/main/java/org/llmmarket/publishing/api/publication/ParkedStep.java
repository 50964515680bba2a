package org.llmmarket.publishing.api.publication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that has failed for good, as an admin sees it.
 *
 * @param id names it to have it tried again or given up
 * @param step its kind, such as {@code registry-sync}
 * @param stage where it stands on the publication's timeline; null for work that belongs to no publication
 * @param attempts how often it was tried
 * @param cause why it is parked
 * @param askedAt when it was asked for
 */
public record ParkedStep(
        String id,
        String step,
        @Nullable Stage stage,
        @Nullable String publicationId,
        @Nullable String serviceId,
        int attempts,
        String cause,
        Instant askedAt,
        Instant parkedAt) {}
