package org.llmmarket.publishing.api.finding;

/**
 * One thing that a check found.
 *
 * @param field {@code pricing.rates[0].unit} in a definition, a JSON pointer in a document; empty for the whole
 * @param code one of the contract's codes, e.g. {@code TOO_LONG}
 */
public record Finding(String field, String message, String code) {}
