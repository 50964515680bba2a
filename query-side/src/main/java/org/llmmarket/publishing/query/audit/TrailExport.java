package org.llmmarket.publishing.query.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.llmmarket.publishing.query.page.Parameters;
import org.llmmarket.publishing.query.projection.PastReach;

/**
 * Which part of the trail is exported, from the oldest entry on.
 *
 * @param after the cursor of the last line that came, where an export is taken up again
 */
record TrailExport(AuditSearch search, Optional<AuditSearch.Place> after) {

    private static final int STEP = 1000;

    /** So much later what happened may be written down: refusals in a moment, events with the end of their transaction. */
    private static final Duration LATE = Duration.ofSeconds(1);

    static TrailExport of(Parameters given) {
        return new TrailExport(AuditSearch.of(given), given.cursor("after", 2, AuditSearch.Place::of));
    }

    /**
     * The same, up to now. Waits until all is in the trail that had happened by then, and refuses what would lack something: nobody
     * who takes it up again looks back.
     */
    TrailExport whenWritten(PastReach reach) {
        Instant now = Instant.now();
        Instant end = search.to().filter(now::isAfter).orElse(now);
        if (end.isAfter(now.minus(LATE))) {
            LockSupport.parkNanos(LATE.toNanos());
        }
        reach.await(AuditProjection.NAME, AuditProjection.AGGREGATES, end);
        return new TrailExport(search.until(end), after);
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
