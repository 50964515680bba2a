package org.llmmarket.publishing.query.parked;

import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.publication.ParkedStep;
import org.llmmarket.publishing.query.page.Cursor;
import org.llmmarket.publishing.query.page.Page;
import org.llmmarket.publishing.query.page.Parameters;
import org.llmmarket.publishing.store.work.ParkedWork;
import org.llmmarket.publishing.store.work.ParkedWork.Filter;
import org.llmmarket.publishing.store.work.ParkedWork.Place;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /parked-steps}: what has failed for good and waits for an admin, the oldest first. */
@RestController
class ParkedStepsEndpoint {

    private final ParkedWork parked;

    ParkedStepsEndpoint(ParkedWork parked) {
        this.parked = parked;
    }

    @GetMapping("/parked-steps")
    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    Page<ParkedStep> list(@RequestParam MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        Filter filter = new Filter(
                given.text("step", 100).orElse(null),
                given.text("publicationId", 255).orElse(null),
                given.text("serviceId", 255).orElse(null));
        Place after = given.cursor(3, cursor -> new Place(cursor.instant(0), cursor.key(1), cursor.key(2)))
                .orElse(null);
        int limit = given.limit();
        given.check();
        return Page.of(
                        parked.find(filter, after, limit + 1),
                        limit,
                        item -> Cursor.of(item.parkedAt(), item.kind(), item.key()))
                .map(ParkedWork.Item::step);
    }
}
