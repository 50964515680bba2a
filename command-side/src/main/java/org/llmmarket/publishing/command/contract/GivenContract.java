package org.llmmarket.publishing.command.contract;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.StoredDocument;

/** The OpenAPI document of a version: new, or known by its digest. */
public final class GivenContract {

    private final Digest digest;
    private final @Nullable StoredDocument unstored;

    private GivenContract(Digest digest, @Nullable StoredDocument unstored) {
        this.digest = digest;
        this.unstored = unstored;
    }

    /** A document that is stored already. */
    public static GivenContract stored(Digest digest) {
        return new GivenContract(digest, null);
    }

    static GivenContract unstored(StoredDocument document) {
        return new GivenContract(new Digest(document.digest()), document);
    }

    public Digest digest() {
        return digest;
    }

    /** Stores the document unless it is there already, in the caller's transaction. */
    public void storeIn(DocumentStore documents) {
        if (unstored != null) {
            documents.put(unstored.mediaType(), unstored.bytes());
        }
    }
}
