package org.llmmarket.publishing.command.gate;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.store.document.DocumentStore;

/**
 * The OpenAPI document of a version.
 *
 * @param bytes what is to be stored; none when it is there already
 */
public record GivenContract(Digest digest, String mediaType, byte @Nullable [] bytes) {

    static GivenContract stored(Digest digest) {
        return new GivenContract(digest, "", null);
    }

    /** Stores the document, in the caller's transaction. */
    public void storeIn(DocumentStore documents) {
        if (bytes != null) {
            documents.put(mediaType, bytes);
        }
    }
}
