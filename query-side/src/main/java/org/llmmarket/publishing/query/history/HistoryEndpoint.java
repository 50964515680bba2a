package org.llmmarket.publishing.query.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.query.catalog.Catalog;
import org.llmmarket.publishing.query.catalog.ServiceLog;
import org.llmmarket.publishing.query.catalog.Sight;
import org.llmmarket.publishing.query.catalog.VisibleServices;
import org.llmmarket.publishing.query.page.Cursor;
import org.llmmarket.publishing.query.page.Page;
import org.llmmarket.publishing.query.page.Parameters;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /services/{id}/history}: what happened to a service, in order; with {@code from} or {@code to} what is different
 * between two instants. Those who are not concerned learn what the market learned.
 */
@RestController
class HistoryEndpoint {

    private final VisibleServices services;
    private final Catalog catalog;
    private final ServiceLog log;

    HistoryEndpoint(VisibleServices services, Catalog catalog, ServiceLog log) {
        this.services = services;
        this.catalog = catalog;
        this.log = log;
    }

    /** Answers a page of events, or a difference. */
    @GetMapping("/services/{id}/history")
    @MayCall(everybody = true, scope = Scope.SERVICES_READ)
    Record show(Caller caller, @PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        boolean isComparison = parameters.containsKey("from") || parameters.containsKey("to");
        return isComparison ? difference(caller, id, parameters) : events(caller, id, parameters);
    }

    private Page<PastEvent> events(Caller caller, String id, MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        int limit = given.limit();
        long after = given.cursor(1, cursor -> cursor.number(0)).orElse(-1L);
        given.check();
        Sight sight = new Sight(caller);
        CatalogEntry entry = services.get(id, sight);
        boolean isInside = sight.isInside(entry.providerId());
        List<PastEvent> found = log.of(entry.id()).stream()
                .filter(event -> event.position() > after)
                .filter(event -> isInside || EventFacts.isMarketNews(event.payload()))
                .limit(limit + 1L)
                .map(event -> PastEvent.of(event, entry.id(), isInside))
                .toList();
        return Page.of(found, limit, event -> Cursor.of(event.position()));
    }

    private Difference difference(Caller caller, String id, MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        Optional<Instant> from = given.instant("from");
        Instant to = given.instant("to").orElseGet(Instant::now);
        if (from.filter(to::isBefore).isPresent()) {
            given.fault("to", "is not before from", "OUT_OF_RANGE");
        }
        given.check();
        Sight sight = new Sight(caller);
        CatalogEntry entry = services.get(id, sight);
        Instant begin = from.orElse(entry.createdAt());
        return new Difference(
                entry.id(), begin, to, Difference.between(view(entry, begin, sight), view(entry, to, sight)));
    }

    private Optional<ServiceView> view(CatalogEntry entry, Instant instant, Sight sight) {
        return catalog.at(entry.id(), instant)
                .filter(past -> past.shown().isPresent())
                .filter(sight::sees)
                .map(past -> past.service(Optional.empty()));
    }
}
