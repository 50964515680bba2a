package org.llmmarket.publishing.query.parked;

import java.time.Instant;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.query.page.Cursor;
import org.llmmarket.publishing.query.page.Page;
import org.llmmarket.publishing.query.page.Parameters;
import org.llmmarket.publishing.store.processing.ParkedEvent;
import org.llmmarket.publishing.store.processing.ParkedEvents;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /parked-events}: events that a group could not take, with those of their streams behind them, in log order. */
@RestController
class ParkedEventsEndpoint {

    private final ParkedEvents parked;

    ParkedEventsEndpoint(ParkedEvents parked) {
        this.parked = parked;
    }

    @GetMapping("/parked-events")
    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    Page<View> list(@RequestParam MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        String group = given.text("group", 255).orElse(null);
        ParkedEvents.Place after = given.cursor(2, cursor -> new ParkedEvents.Place(cursor.number(0), cursor.key(1)))
                .orElse(null);
        int limit = given.limit();
        given.check();
        return Page.of(
                        parked.find(group, after, limit + 1),
                        limit,
                        event -> Cursor.of(event.position(), event.processor()))
                .map(View::of);
    }

    /**
     * An event that waits.
     *
     * @param group who could not take it
     * @param stream its aggregate: its events are tried again or dropped together
     */
    record View(String group, String stream, long position, String event, String cause, Instant parkedAt) {

        static View of(ParkedEvent event) {
            return new View(
                    event.processor(), event.stream(), event.position(), event.name(), event.error(), event.parkedAt());
        }
    }
}
