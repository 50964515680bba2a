package org.llmmarket.publishing.query.catalog;

/** How many services there would be with this value of a filter besides the others that were given. */
record FacetCount(String value, long count) {}
