package org.llmmarket.publishing.query.page;

import org.jspecify.annotations.Nullable;

/** Where a page ends; {@code nextCursor} is null on the last one. */
public record Pagination(int limit, @Nullable String nextCursor, boolean hasMore) {}
