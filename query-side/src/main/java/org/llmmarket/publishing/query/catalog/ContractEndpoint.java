package org.llmmarket.publishing.query.catalog;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.query.document.StoredBytes;
import org.llmmarket.publishing.query.page.Parameters;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /services/{id}/openapi} and the same of a version: the contract as its provider gave it. */
@RestController
class ContractEndpoint {

    private final VisibleServices services;
    private final StoredBytes documents;

    ContractEndpoint(VisibleServices services, StoredBytes documents) {
        this.services = services;
        this.documents = documents;
    }

    @GetMapping("/services/{id}/openapi")
    @MayCall(everybody = true, scope = Scope.SERVICES_READ)
    ResponseEntity<Resource> ofService(
            Caller caller,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        Sight sight = new Sight(caller);
        CatalogEntry entry = services.get(id, sight, Parameters.asOf(parameters));
        CatalogVersion shown = entry.shown()
                .filter(version -> sight.sees(entry, version))
                .orElseThrow(() -> VisibleServices.notFound("version of service " + id));
        return answer(entry, shown, known);
    }

    @GetMapping("/services/{id}/versions/{version}/openapi")
    @MayCall(everybody = true, scope = Scope.SERVICES_READ)
    ResponseEntity<Resource> ofVersion(
            Caller caller,
            @PathVariable String id,
            @PathVariable String version,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        Sight sight = new Sight(caller);
        CatalogEntry entry = services.getWithVersion(id, version, sight, Parameters.asOf(parameters));
        CatalogVersion found = VisibleServices.version(entry, version, sight);
        return answer(entry, found, known);
    }

    /** A version's document never changes, but who may see it does, and what its headers announce. */
    private ResponseEntity<Resource> answer(CatalogEntry entry, CatalogVersion version, @Nullable String known) {
        CacheControl control = Freshness.changing(Sight.OF_ANYBODY.sees(entry, version));
        ResponseEntity<Resource> stored = documents.answer(version.contractDigest(), known, control);
        HttpHeaders headers = LifecycleHeaders.of(version);
        Freshness.byCaller(headers);
        headers.addAll(stored.getHeaders());
        return new ResponseEntity<>(stored.getBody(), headers, stored.getStatusCode());
    }
}
