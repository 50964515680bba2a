package org.llmmarket.publishing.query.catalog;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Preconditions;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.query.page.Parameters;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /services}: what the caller may see, filtered, searched, counted and in pages. */
@RestController
class ServicesEndpoint {

    private final ListPages pages;

    ServicesEndpoint(ListPages pages) {
        this.pages = pages;
    }

    @GetMapping(path = "/services", produces = MediaType.APPLICATION_JSON_VALUE)
    @MayCall(everybody = true, scope = Scope.SERVICES_READ)
    ResponseEntity<byte[]> list(
            Caller caller,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        ServiceSearch wanted = ServiceSearch.of(new Parameters(parameters));
        ListAnswer page = pages.get(wanted, new Sight(caller));
        boolean isKnown = Preconditions.isKnown(known, page.entityTag());
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(page.entityTag());
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setCacheControl(Freshness.changing(!caller.isSignedIn()));
        Freshness.byCaller(headers);
        return new ResponseEntity<>(
                isKnown ? null : page.json(), headers, isKnown ? HttpStatus.NOT_MODIFIED : HttpStatus.OK);
    }
}
