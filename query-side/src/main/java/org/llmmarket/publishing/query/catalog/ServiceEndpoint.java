package org.llmmarket.publishing.query.catalog;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.problem.Problem;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Preconditions;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.query.page.Parameters;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /services/{id}}: one service, as it is or was, as its default or another version presents it. */
@RestController
class ServiceEndpoint {

    private final VisibleServices services;
    private final PastProviders providers;

    ServiceEndpoint(VisibleServices services, PastProviders providers) {
        this.services = services;
        this.providers = providers;
    }

    @GetMapping("/services/{id}")
    @MayCall(everybody = true, scope = Scope.SERVICES_READ)
    ResponseEntity<ServiceView> show(
            Caller caller,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        Parameters given = new Parameters(parameters);
        Optional<Instant> asOf = given.asOf();
        Optional<VersionChoice> choice = VersionChoice.of(given);
        given.check();
        Sight sight = new Sight(caller);
        CatalogEntry entry = services.get(id, sight, asOf);
        ServiceView service = version(entry, choice, sight)
                .map(version -> entry.service(version, providers.profile(entry.providerId(), asOf)))
                .orElseThrow(() -> VisibleServices.notFound("such version of service " + id));
        if (asOf.isEmpty() && service.status() == ServiceStatus.RETIRED) {
            throw retired(service);
        }
        return answer(service, known);
    }

    private static Optional<CatalogVersion> version(CatalogEntry entry, Optional<VersionChoice> choice, Sight sight) {
        return choice.isPresent()
                ? choice.get().among(sight.versions(entry))
                : entry.shown().filter(shown -> sight.sees(entry, shown));
    }

    private static RuntimeException retired(ServiceView service) {
        return Problem.of(HttpStatus.GONE.value(), "RETIRED", "The service has left the market for good.")
                .with("service", service)
                .exception();
    }

    private static ResponseEntity<ServiceView> answer(ServiceView service, @Nullable String known) {
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(service.entityTag());
        headers.setCacheControl(CacheControl.noCache());
        headers.add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        headers.add(HttpHeaders.VARY, "X-API-Key");
        LifecycleHeaders.add(headers, service);
        return Preconditions.isKnown(known, service.entityTag())
                ? new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED)
                : new ResponseEntity<>(service, headers, HttpStatus.OK);
    }
}
