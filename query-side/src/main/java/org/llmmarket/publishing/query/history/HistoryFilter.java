package org.llmmarket.publishing.query.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.query.catalog.ServiceLog;
import org.llmmarket.publishing.query.page.Parameters;
import org.llmmarket.publishing.store.log.RecordedEvent;

/**
 * Which events of a history are asked for: of any of these kinds, about this version, by any of these accounts, in this time.
 *
 * @param since the first instant
 * @param until the last one
 */
record HistoryFilter(
        List<String> types,
        Optional<String> version,
        List<String> actors,
        Optional<Instant> since,
        Optional<Instant> until) {

    static HistoryFilter of(Parameters given) {
        HistoryFilter filter = new HistoryFilter(
                given.texts("type", 100),
                given.text("version", 256),
                given.texts("actor", 255),
                given.instant("since"),
                given.end("until"));
        if (filter.since
                .filter(since -> filter.until.filter(since::isAfter).isPresent())
                .isPresent()) {
            given.fault("until", "is not before since", "OUT_OF_RANGE");
        }
        return filter;
    }

    /** @param isInside whether the reader may know who did what: nobody else finds anything by an actor */
    boolean takes(RecordedEvent event, boolean isInside) {
        return (types.isEmpty() || types.contains(event.name()))
                && version.map(wanted -> EventFacts.version(event.payload())
                                .map(VersionNumber::value)
                                .filter(wanted::equals)
                                .isPresent())
                        .orElse(true)
                && (actors.isEmpty() || (isInside && actors.contains(ServiceLog.actor(event))))
                && since.map(begin -> !event.at().isBefore(begin)).orElse(true)
                && until.map(end -> !event.at().isAfter(end)).orElse(true);
    }
}
