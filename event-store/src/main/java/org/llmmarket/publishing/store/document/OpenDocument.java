package org.llmmarket.publishing.store.document;

import java.io.InputStream;

/**
 * A document that is being read.
 *
 * @param length in bytes
 * @param bytes to be read once; what cannot be read of them is a {@link org.springframework.dao.DataAccessException}
 */
public record OpenDocument(String mediaType, int length, InputStream bytes) {}
