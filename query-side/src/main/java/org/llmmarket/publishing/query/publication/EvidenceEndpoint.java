package org.llmmarket.publishing.query.publication;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.publication.EndpointTestsFailed;
import org.llmmarket.publishing.api.publication.EndpointTestsPassed;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.query.catalog.ServiceLog;
import org.llmmarket.publishing.query.catalog.Sight;
import org.llmmarket.publishing.query.catalog.VisibleServices;
import org.llmmarket.publishing.query.document.StoredBytes;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /services/{id}/status/evidence/{digest}}: what an endpoint test saw, to the service's owner, reviewers, auditors
 * and admins; a digest that no test of this service has left is not found.
 */
@RestController
class EvidenceEndpoint {

    private final VisibleServices services;
    private final ServiceLog log;
    private final StoredBytes documents;

    EvidenceEndpoint(VisibleServices services, ServiceLog log, StoredBytes documents) {
        this.services = services;
        this.log = log;
        this.documents = documents;
    }

    @GetMapping("/services/{id}/status/evidence/{digest}")
    @MayCall(scope = Scope.SERVICES_READ)
    ResponseEntity<Resource> show(
            Caller caller,
            @PathVariable String id,
            @PathVariable String digest,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        Sight sight = new Sight(caller);
        CatalogEntry entry = services.get(id, sight);
        Digest evidence = log.of(entry.id()).stream()
                .flatMap(event -> evidence(event).stream())
                .filter(found ->
                        sight.isInside(entry.providerId()) && found.value().equals(digest))
                .findFirst()
                .orElseThrow(() -> VisibleServices.notFound("such evidence"));
        return documents.answer(evidence, known, CacheControl.noCache().cachePrivate());
    }

    private static Optional<Digest> evidence(RecordedEvent event) {
        if (event.payload() instanceof EndpointTestsPassed passed) {
            return Optional.of(passed.evidence());
        }
        return event.payload() instanceof EndpointTestsFailed failed
                ? Optional.of(failed.evidence())
                : Optional.empty();
    }
}
