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
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
    private final WrittenAnswers answers;

    ServiceEndpoint(VisibleServices services, WrittenAnswers answers) {
        this.services = services;
        this.answers = answers;
    }

    @GetMapping(path = "/services/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @MayCall(everybody = true, scope = Scope.SERVICES_READ)
    ResponseEntity<byte[]> show(
            Caller caller,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        Parameters given = new Parameters(parameters);
        Optional<Instant> asOf = given.asOf();
        Optional<VersionChoice> choice = VersionChoice.of(given);
        given.check();
        Sight sight = new Sight(caller);
        CachedEntry service = services.cached(
                id, sight, asOf, entry -> version(entry, choice, sight).isPresent());
        CatalogVersion version = version(service.entry(), choice, sight)
                .orElseThrow(() -> VisibleServices.notFound("such version of service " + id));
        ServiceAnswer answer = answers.of(service, version, asOf);
        if (asOf.isEmpty() && answer.view().status() == ServiceStatus.RETIRED) {
            throw retired(service.entry(), version, answer.view());
        }
        return answer(answer, Sight.OF_ANYBODY.sees(service.entry(), version), known);
    }

    private static Optional<CatalogVersion> version(CatalogEntry entry, Optional<VersionChoice> choice, Sight sight) {
        return choice.isPresent()
                ? choice.get().among(sight.versions(entry))
                : entry.shown().filter(shown -> sight.sees(entry, shown));
    }

    private static RuntimeException retired(CatalogEntry entry, CatalogVersion version, ServiceView view) {
        String gone = entry.status() == ServiceStatus.RETIRED ? "The service" : "Version " + version.number();
        return Problem.of(HttpStatus.GONE.value(), "RETIRED", gone + " has left the market for good.")
                .with("service", view)
                .exception();
    }

    private static ResponseEntity<byte[]> answer(ServiceAnswer answer, boolean forEverybody, @Nullable String known) {
        boolean isKnown = Preconditions.isKnown(known, answer.entityTag());
        return ResponseEntity.status(isKnown ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .headers(answer.headers())
                .cacheControl(Freshness.changing(forEverybody))
                .body(isKnown ? null : answer.json());
    }
}
