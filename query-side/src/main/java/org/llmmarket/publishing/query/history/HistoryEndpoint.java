package org.llmmarket.publishing.query.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Preferred;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.query.catalog.Catalog;
import org.llmmarket.publishing.query.catalog.PastProviders;
import org.llmmarket.publishing.query.catalog.ServiceLog;
import org.llmmarket.publishing.query.catalog.Sight;
import org.llmmarket.publishing.query.catalog.VisibleServices;
import org.llmmarket.publishing.query.page.Cursor;
import org.llmmarket.publishing.query.page.Page;
import org.llmmarket.publishing.query.page.Parameters;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /services/{id}/history}: what happened to a service, in order and filtered; with {@code from} or {@code to} what
 * is different between two instants. Those who are not concerned learn what the market learned.
 */
@RestController
class HistoryEndpoint {

    private static final String JSON_PATCH = "application/json-patch+json";
    private static final MediaType PATCH = MediaType.valueOf(JSON_PATCH);
    private static final MediaType MARKDOWN = new MediaType(MediaType.TEXT_MARKDOWN, StandardCharsets.UTF_8);

    private final VisibleServices services;
    private final Catalog catalog;
    private final ServiceLog log;
    private final PastProviders providers;

    HistoryEndpoint(VisibleServices services, Catalog catalog, ServiceLog log, PastProviders providers) {
        this.services = services;
        this.catalog = catalog;
        this.log = log;
        this.providers = providers;
    }

    /** Answers a page of events, or a difference: as JSON, as a patch for programs, or as Markdown for people. */
    @GetMapping(
            path = "/services/{id}/history",
            produces = {MediaType.APPLICATION_JSON_VALUE, JSON_PATCH, MediaType.TEXT_MARKDOWN_VALUE})
    @MayCall(everybody = true, scope = Scope.SERVICES_READ)
    ResponseEntity<Object> show(
            Caller caller,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        boolean isComparison = parameters.containsKey("from") || parameters.containsKey("to");
        if (!isComparison) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(events(caller, id, parameters));
        }
        Difference difference = difference(caller, id, parameters);
        MediaType type = Preferred.among(accept, MediaType.APPLICATION_JSON, PATCH, MediaType.TEXT_MARKDOWN);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().varyBy(HttpHeaders.ACCEPT);
        return type.equals(MediaType.TEXT_MARKDOWN)
                ? answer.contentType(MARKDOWN).body(difference.markdown().getBytes(StandardCharsets.UTF_8))
                : answer.contentType(type).body(type.equals(PATCH) ? difference.patch() : difference);
    }

    private Page<PastEvent> events(Caller caller, String id, MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        int limit = given.limit();
        long after = given.cursor(1, cursor -> cursor.number(0)).orElse(-1L);
        HistoryFilter filter = HistoryFilter.of(given);
        given.check();
        Sight sight = new Sight(caller);
        CatalogEntry entry = services.get(id, sight);
        boolean isInside = sight.isInside(entry.providerId());
        List<PastEvent> found = log.of(entry.id(), after)
                .filter(event -> isInside || Audience.of(entry, event.payload()).includes(caller))
                .filter(event -> filter.takes(event, isInside))
                .limit(limit + 1L)
                .map(event -> PastEvent.of(event, entry.id(), isInside))
                .toList();
        return Page.of(found, limit, event -> Cursor.of(event.position()));
    }

    private Difference difference(Caller caller, String id, MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        Optional<Instant> from = given.moment("from");
        Instant to = given.moment("to").orElseGet(Instant::now);
        if (from.filter(to::isBefore).isPresent()) {
            given.fault("to", "is not before from", "OUT_OF_RANGE");
        }
        given.check();
        Sight sight = new Sight(caller);
        CatalogEntry entry = services.get(id, sight);
        Instant begin = from.orElse(entry.createdAt());
        return Difference.between(entry.id(), begin, view(entry, begin, sight), to, view(entry, to, sight));
    }

    private Optional<ServiceView> view(CatalogEntry entry, Instant instant, Sight sight) {
        return catalog.at(entry.id(), instant)
                .filter(past -> past.shown().isPresent())
                .filter(sight::sees)
                .map(past -> past.service(providers.profile(past.providerId(), Optional.of(instant))));
    }
}
