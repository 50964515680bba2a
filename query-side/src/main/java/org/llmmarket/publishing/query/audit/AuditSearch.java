package org.llmmarket.publishing.query.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.llmmarket.publishing.query.page.Cursor;
import org.llmmarket.publishing.query.page.Parameters;
import org.llmmarket.publishing.store.audit.ActorType;
import org.llmmarket.publishing.store.audit.AuditResult;
import org.llmmarket.publishing.store.audit.DetailWords;
import org.llmmarket.publishing.store.audit.DetailWords.Mark;

/**
 * Which entries of the trail are wanted; of several values of one filter any will do.
 *
 * @param from the first instant
 * @param to the instant behind the last
 * @param isNarrow whether it asks for what few entries have, so that these are found first and then put in order
 * @param words as PostgreSQL reads a {@code tsquery}: what entries are looked up by exactly, and words of their details
 */
record AuditSearch(
        Optional<Instant> from,
        Optional<Instant> to,
        List<String> eventTypes,
        List<String> actions,
        List<String> actors,
        List<ActorType> actorTypes,
        List<String> resources,
        List<String> resourceTypes,
        List<String> requests,
        List<String> addresses,
        Optional<String> agent,
        List<AuditResult> results,
        boolean isNarrow,
        Optional<String> words) {

    private static final int LONGEST_ID = 300;
    private static final int LONGEST_TEXT = 500;

    /** The sort keys of an entry. */
    record Place(Instant at, UUID id) {

        static Place of(Cursor cursor) {
            return new Place(cursor.instant(0), UUID.fromString(cursor.key(1)));
        }

        Cursor cursor() {
            return Cursor.of(at, id);
        }
    }

    /** Reads the filters, which {@link Parameters#check()} still has to find sound. */
    static AuditSearch of(Parameters given) {
        List<String> eventTypes = given.texts("eventType", LONGEST_ID);
        List<String> actions = given.texts("action", LONGEST_ID);
        List<String> actors = given.texts("actorId", LONGEST_ID);
        List<String> resources = given.texts("resourceId", LONGEST_ID);
        List<String> requests = given.texts("requestId", LONGEST_ID);
        List<AuditResult> results = given.choices("result", AuditResult.class, AuditResult::wire);
        List<String> words = new ArrayList<>();
        add(words, Mark.EVENT, eventTypes);
        add(words, Mark.ACTION, actions);
        add(words, Mark.ACTOR, actors);
        add(words, Mark.RESOURCE, resources);
        List<String> services = given.texts("serviceId", LONGEST_ID);
        add(words, Mark.SERVICE, services);
        add(words, Mark.REQUEST, requests);
        Optional<String> details = words(given, "q");
        details.ifPresent(words::add);
        boolean isNarrow = details.isPresent() || !(resources.isEmpty() && services.isEmpty() && requests.isEmpty());
        Optional<Instant> from = given.instant("from");
        Optional<Instant> to = given.instant("to");
        if (from.isPresent() && to.filter(from.get()::isAfter).isPresent()) {
            given.fault("to", "is not before from", "OUT_OF_RANGE");
        }
        return new AuditSearch(
                from,
                to,
                eventTypes,
                actions,
                actors,
                given.choices("actorType", ActorType.class, ActorType::wire),
                resources,
                given.texts("resourceType", LONGEST_ID),
                requests,
                given.texts("ipAddress", LONGEST_ID),
                words(given, "userAgent"),
                results,
                isNarrow,
                words.isEmpty() ? Optional.empty() : Optional.of(String.join(" & ", words)));
    }

    /** The same, but nothing from the instant on. */
    AuditSearch until(Instant instant) {
        return new AuditSearch(
                from,
                to.filter(instant::isAfter).or(() -> Optional.of(instant)),
                eventTypes,
                actions,
                actors,
                actorTypes,
                resources,
                resourceTypes,
                requests,
                addresses,
                agent,
                results,
                isNarrow,
                words);
    }

    private static void add(List<String> words, Mark mark, List<String> values) {
        if (!values.isEmpty()) {
            words.add(DetailWords.anyOf(mark, values));
        }
    }

    private static Optional<String> words(Parameters given, String name) {
        Optional<String> text = given.text(name, LONGEST_TEXT);
        Optional<String> query = text.flatMap(DetailWords::query);
        if (text.isPresent() && query.isEmpty()) {
            given.fault(name, "has a word, of letters or digits", "INVALID_FORMAT");
        }
        return query;
    }
}
