package org.llmmarket.publishing.contract.finding;

/**
 * One thing that a check of a document found.
 *
 * @param field a JSON pointer by RFC 6901 into the document; empty for the whole
 * @param message a sentence for the author of the document
 * @param code e.g. {@code MISSING_INFO}
 */
public record DocumentFinding(String field, String message, String code) {}
