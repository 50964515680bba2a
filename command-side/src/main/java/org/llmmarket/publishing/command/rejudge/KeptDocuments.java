package org.llmmarket.publishing.command.rejudge;

import java.util.Optional;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.StoredDocument;

/** Documents that are looked at before they are believed: what is kept under a digest need not fit it any more. */
record KeptDocuments(DocumentStore store) {

    static final String MISSING = "nothing is kept under this digest";

    /** The bytes, where they are what they were. */
    Optional<byte[]> sound(Digest digest) {
        return store.find(digest.value()).map(StoredDocument::bytes).filter(bytes -> actual(bytes)
                .equals(digest.value()));
    }

    /** The digest of what is kept under a digest, or that nothing is. */
    String found(Digest digest) {
        return store.find(digest.value())
                .map(document -> actual(document.bytes()))
                .orElse(MISSING);
    }

    private static String actual(byte[] bytes) {
        return org.llmmarket.publishing.contract.document.Digest.of(bytes);
    }
}
