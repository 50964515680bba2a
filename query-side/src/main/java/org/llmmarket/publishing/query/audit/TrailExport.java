package org.llmmarket.publishing.query.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.llmmarket.publishing.query.page.Parameters;
import org.llmmarket.publishing.query.projection.PastReach;

/**
 * Which part of the trail is exported, from the oldest entry on.
 *
 * @param after the place behind which an export that is taken up again begins
 */
record TrailExport(AuditSearch search, Optional<AuditSearch.Place> after) {

    private static final int STEP = 1000;

    /** So much later what happened is written down, as a rule: events with the end of their transaction, refusals in a moment. */
    private static final Duration LATE = Duration.ofSeconds(10);

    /** So far an export that is taken up again looks back: clocks differ, and some is written down later than that. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private static final UUID BEFORE_THE_FIRST = new UUID(0, 0);

    static TrailExport of(Parameters given) {
        return new TrailExport(
                AuditSearch.of(given),
                given.cursor("after", 2, AuditSearch.Place::of)
                        .map(last -> new AuditSearch.Place(last.at().minus(OVERLAP), BEFORE_THE_FIRST)));
    }

    /** The same, up to a moment ago. Waits until all is in the trail that had happened by then, and refuses what would lack something. */
    TrailExport whenWritten(PastReach reach) {
        Instant settled = Instant.now().minus(LATE);
        reach.await(
                AuditProjection.NAME,
                AuditProjection.AGGREGATES,
                search.to().filter(settled::isAfter).orElse(settled));
        return new TrailExport(search.until(settled), after);
    }

    /** Writes every entry, the oldest first. */
    void write(AuditTrail trail, TrailLines lines) {
        lines.begin();
        AuditSearch.Place last = after.orElse(null);
        List<TrailEntry> page;
        do {
            page = trail.find(search, AuditTrail.Order.OLDEST_FIRST, Optional.ofNullable(last), STEP);
            for (TrailEntry entry : page) {
                lines.entry(entry, entry.place().cursor().text());
                last = entry.place();
            }
        } while (page.size() == STEP);
        lines.end();
    }
}
