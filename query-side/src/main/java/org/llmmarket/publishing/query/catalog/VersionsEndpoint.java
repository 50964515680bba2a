package org.llmmarket.publishing.query.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.catalog.ChangeReports;
import org.llmmarket.publishing.api.catalog.VersionView;
import org.llmmarket.publishing.api.fold.EntityTag;
import org.llmmarket.publishing.query.page.Cursor;
import org.llmmarket.publishing.query.page.Page;
import org.llmmarket.publishing.query.page.Parameters;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /services/{id}/versions} and one of them: those that the caller may see, the newest first. */
@RestController
class VersionsEndpoint {

    private final VisibleServices services;
    private final ChangeReports reports;
    private final WrittenAnswers answers;

    VersionsEndpoint(VisibleServices services, ChangeReports reports, WrittenAnswers answers) {
        this.services = services;
        this.reports = reports;
        this.answers = answers;
    }

    @GetMapping("/services/{id}/versions")
    @MayCall(everybody = true, scope = Scope.SERVICES_READ)
    ResponseEntity<Page<VersionView>> list(
            Caller caller, @PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        int limit = given.limit();
        Optional<Instant> asOf = given.asOf();
        Optional<Integer> before = given.cursor(1, cursor -> (int) Math.min(cursor.number(0), Integer.MAX_VALUE));
        given.check();
        Sight sight = new Sight(caller);
        CatalogEntry entry = services.get(id, sight, asOf);
        List<CatalogVersion> all = entry.versions();
        int end = Math.min(before.orElse(all.size()), all.size());
        List<Integer> found = IntStream.iterate(end - 1, index -> index >= 0, index -> index - 1)
                .filter(index -> sight.sees(entry, all.get(index)))
                .limit(limit + 1L)
                .boxed()
                .toList();
        HttpHeaders headers = entry.shown()
                .filter(shown -> sight.sees(entry, shown))
                .map(LifecycleHeaders::of)
                .orElseGet(HttpHeaders::new);
        return ResponseEntity.ok()
                .headers(headers)
                .body(Page.of(found, limit, index -> Cursor.of(index).at(asOf))
                        .map(index -> sight.view(entry, all.get(index), reports)));
    }

    @GetMapping("/services/{id}/versions/{version}")
    @MayCall(everybody = true, scope = Scope.SERVICES_READ)
    ResponseEntity<VersionView> show(
            Caller caller,
            @PathVariable String id,
            @PathVariable String version,
            @RequestParam MultiValueMap<String, String> parameters) {
        Optional<Instant> asOf = Parameters.asOf(parameters);
        Sight sight = new Sight(caller);
        CachedEntry cached = services.withVersion(id, version, sight, asOf);
        CatalogEntry entry = cached.entry();
        CatalogVersion found = VisibleServices.version(entry, version, sight);
        boolean forEverybody = Sight.OF_ANYBODY.sees(entry, found);
        VersionView view = sight.view(entry, found, reports);
        HttpHeaders headers = LifecycleHeaders.of(found);
        Freshness.byCaller(headers);
        return ResponseEntity.ok()
                .headers(headers)
                .cacheControl(Freshness.changing(forEverybody))
                .eTag(
                        sight.seesBase(entry, found)
                                ? answers.of(cached, found, asOf).entityTag()
                                : EntityTag.of(view))
                .body(view);
    }
}
