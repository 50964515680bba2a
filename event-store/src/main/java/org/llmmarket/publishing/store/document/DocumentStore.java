package org.llmmarket.publishing.store.document;

import java.util.Optional;

/** Keeps documents (OpenAPI contracts, evidence, change reports) once each, by the SHA-256 of their bytes. Joins the caller's transaction. */
public interface DocumentStore {

    /** Stores the bytes unless they are there already; answers their digest. */
    String put(String mediaType, byte[] bytes);

    Optional<StoredDocument> find(String digest);

    boolean exists(String digest);
}
