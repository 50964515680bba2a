package org.llmmarket.publishing.query.document;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Preconditions;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.store.document.DocumentPieces;
import org.llmmarket.publishing.store.document.OpenDocument;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers stored documents byte for byte; what is named by its digest never changes, and so the digest is its entity tag. */
public final class StoredBytes {

    private final DocumentPieces documents;

    public StoredBytes(DocumentPieces documents) {
        this.documents = documents;
    }

    /**
     * The document, or that it is known.
     *
     * @param control how long the bytes may be taken for what the address names
     */
    public ResponseEntity<Resource> answer(Digest digest, @Nullable String ifNoneMatch, CacheControl control) {
        String tag = '"' + digest.value() + '"';
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(tag);
        headers.setCacheControl(control);
        if (Preconditions.isKnown(ifNoneMatch, tag)) {
            headers.setContentType(MediaType.parseMediaType(kept(documents.mediaType(digest.value()), digest)));
            return new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED);
        }
        OpenDocument document = kept(documents.open(digest.value()), digest);
        headers.setContentType(MediaType.parseMediaType(document.mediaType()));
        headers.setContentLength(document.length());
        return new ResponseEntity<>(new InputStreamResource(document.bytes()), headers, HttpStatus.OK);
    }

    private static <T> T kept(Optional<T> found, Digest digest) {
        return found.orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "The document " + digest + " is not kept."));
    }
}
