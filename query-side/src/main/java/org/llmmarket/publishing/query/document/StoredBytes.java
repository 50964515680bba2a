package org.llmmarket.publishing.query.document;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Preconditions;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.StoredDocument;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers stored documents byte for byte; what is named by its digest never changes, and so the digest is its entity tag. */
public final class StoredBytes {

    private final DocumentStore documents;

    public StoredBytes(DocumentStore documents) {
        this.documents = documents;
    }

    /**
     * The document, or that it is known.
     *
     * @param control how long the bytes may be taken for what the address names
     */
    public ResponseEntity<byte[]> answer(Digest digest, @Nullable String ifNoneMatch, CacheControl control) {
        StoredDocument document = documents
                .find(digest.toString())
                .orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "The document " + digest + " is not kept."));
        String tag = '"' + document.digest() + '"';
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(tag);
        headers.setCacheControl(control);
        headers.setContentType(MediaType.parseMediaType(document.mediaType()));
        return Preconditions.isKnown(ifNoneMatch, tag)
                ? new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED)
                : new ResponseEntity<>(document.bytes(), headers, HttpStatus.OK);
    }
}
