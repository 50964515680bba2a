package org.llmmarket.publishing.store.document;

/**
 * A document as it was given.
 *
 * @param digest {@code sha256:} and 64 lower-case hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // as wide as a document is long; nobody compares these
public record StoredDocument(String digest, String mediaType, byte[] bytes) {}
