package org.llmmarket.publishing.command.contract;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.StoredDocument;

/** The OpenAPI document of a version: new, or known by its digest. */
public final class GivenContract {

    private final Digest digest;
    private final @Nullable StoredDocument unstored;
    private final @Nullable OpenApiDocument read;

    private GivenContract(Digest digest, @Nullable StoredDocument unstored, @Nullable OpenApiDocument read) {
        this.digest = digest;
        this.unstored = unstored;
        this.read = read;
    }

    /** A document that is stored already. */
    public static GivenContract stored(Digest digest) {
        return new GivenContract(digest, null, null);
    }

    static GivenContract unstored(OpenApiDocument document, String mediaType) {
        Digest digest = new Digest(document.digest());
        return new GivenContract(digest, new StoredDocument(document.digest(), mediaType, document.bytes()), document);
    }

    GivenContract asStored() {
        return new GivenContract(digest, null, read);
    }

    public Digest digest() {
        return digest;
    }

    /** The document as it was read; none where it cannot be read. */
    public Optional<OpenApiDocument> document(DocumentStore documents) {
        return read == null
                ? documents.find(digest.toString()).flatMap(stored -> OpenApiDocument.read(stored.bytes())
                        .document())
                : Optional.of(read);
    }

    /** Stores the document unless it is there already, in the caller's transaction. */
    public void storeIn(DocumentStore documents) {
        if (unstored != null) {
            documents.put(unstored.mediaType(), unstored.bytes());
        }
    }
}
