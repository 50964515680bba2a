package org.llmmarket.publishing.query.catalog;

import org.llmmarket.publishing.api.catalog.CatalogEntry;

/** A service as it stood after the event at this position of the log. */
public record EntryAt(CatalogEntry entry, long position) {}
