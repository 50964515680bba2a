package org.llmmarket.publishing.proof.export;

import java.util.Objects;

/**
 * A document to which an event refers by its digest.
 *
 * @param bytes in base64
 */
public record ExportedDocument(String type, String digest, String mediaType, String bytes) {

    public static final String TYPE = "document";

    public ExportedDocument {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(bytes, "bytes");
    }
}
