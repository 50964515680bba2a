package org.llmmarket.publishing.query.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.catalog.CatalogEntry;

/**
 * How far the past of one service is written.
 *
 * @param entry none before the service was created
 * @param position of the newest event that was taken
 * @param events how many were taken
 * @param at the newest time that any of them carries
 * @param openFrom since when the state that still holds has been shown; none while there is nothing to show
 */
record PastState(
        @Nullable CatalogEntry entry,
        long position,
        long events,
        Instant at,
        @Nullable Instant openFrom) {

    static final PastState NOTHING = new PastState(null, -1, 0, Instant.EPOCH, null);

    int size() {
        return entry == null ? 1 : entry.versions().size() + 1;
    }
}
