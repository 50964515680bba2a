package org.llmmarket.publishing.query.document;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Preconditions;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /openapi.json}: what we promise. */
@RestController
class OwnDocumentEndpoint {

    private final OwnDocument own;

    OwnDocumentEndpoint(OwnDocument own) {
        this.own = own;
    }

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @MayCall(everybody = true)
    ResponseEntity<byte[]> show(
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(own.entityTag());
        headers.setCacheControl(CacheControl.noCache());
        headers.setContentType(MediaType.APPLICATION_JSON);
        return Preconditions.isKnown(known, own.entityTag())
                ? new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED)
                : new ResponseEntity<>(own.json(), headers, HttpStatus.OK);
    }
}
