package org.llmmarket.publishing.api.publication;

/** One thing that the registry says otherwise than the marketplace; {@code entry} for the entry as a whole. */
public record Drift(String field, String expected, String found) {}
