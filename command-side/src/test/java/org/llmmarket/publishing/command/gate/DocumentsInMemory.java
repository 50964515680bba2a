package org.llmmarket.publishing.command.gate;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.llmmarket.publishing.contract.document.Digest;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.StoredDocument;

/** Documents that last as long as a test, and can be forged. */
public final class DocumentsInMemory implements DocumentStore {

    private final Map<String, StoredDocument> kept = new HashMap<>();

    @Override
    public String put(String mediaType, byte[] bytes) {
        String digest = Digest.of(bytes);
        kept.put(digest, new StoredDocument(digest, mediaType, bytes));
        return digest;
    }

    @Override
    public Optional<StoredDocument> find(String digest) {
        return Optional.ofNullable(kept.get(digest));
    }

    @Override
    public boolean exists(String digest) {
        return kept.containsKey(digest);
    }

    public void forge(String digest, String text) {
        kept.put(digest, new StoredDocument(digest, "text/plain", text.getBytes(StandardCharsets.UTF_8)));
    }

    public void lose(String digest) {
        kept.remove(digest);
    }
}
