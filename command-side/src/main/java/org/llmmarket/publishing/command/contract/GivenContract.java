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

    /** A document that nobody has looked into yet. */
    static GivenContract unread(byte[] bytes, String mediaType) {
        String digest = org.llmmarket.publishing.contract.document.Digest.of(bytes);
        return new GivenContract(new Digest(digest), new StoredDocument(digest, mediaType, bytes), null);
    }

    /** The same without what was read of it, which takes many times its room. */
    GivenContract closed() {
        return new GivenContract(digest, unstored, null);
    }

    GivenContract asStored() {
        return new GivenContract(digest, null, read);
    }

    public Digest digest() {
        return digest;
    }

    /** The document as it was read; none where it cannot be read. */
    public Optional<OpenApiDocument> document(DocumentStore documents) {
        if (read != null) {
            return Optional.of(read);
        }
        Optional<StoredDocument> kept = unstored == null ? documents.find(digest.toString()) : Optional.of(unstored);
        return kept.flatMap(document -> OpenApiDocument.read(document.bytes()).document());
    }

    /** Stores the document unless it is there already, in the caller's transaction. */
    public void storeIn(DocumentStore documents) {
        if (unstored != null) {
            documents.put(unstored.mediaType(), unstored.bytes());
        }
    }
}
