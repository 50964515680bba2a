package org.llmmarket.publishing.saga.policy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.StoredDocument;

/** Names documents by what they say, so that they can be told apart. */
final class NamedDocuments implements DocumentStore {

    @Override
    public String put(String mediaType, byte[] bytes) {
        return "sha256:" + new String(bytes, StandardCharsets.UTF_8).repeat(64);
    }

    @Override
    public Optional<StoredDocument> find(String digest) {
        return Optional.empty();
    }

    @Override
    public boolean exists(String digest) {
        return false;
    }
}
