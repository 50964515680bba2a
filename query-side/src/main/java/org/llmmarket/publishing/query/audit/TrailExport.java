package org.llmmarket.publishing.query.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.llmmarket.publishing.query.page.Parameters;

/**
 * Which part of the trail is exported, from the oldest entry on.
 *
 * @param after the cursor of the last line that came, where an export is taken up again
 */
record TrailExport(AuditSearch search, Optional<AuditSearch.Place> after) {

    private static final int STEP = 1000;

    static TrailExport of(Parameters given) {
        return new TrailExport(AuditSearch.of(given), given.cursor("after", 2, AuditSearch.Place::of));
    }

    /** Writes every entry there was when the export began. */
    void write(AuditTrail trail, TrailLines lines) {
        AuditSearch bounded = search.until(Instant.now());
        lines.begin();
        AuditSearch.Place last = after.orElse(null);
        List<TrailEntry> page;
        do {
            page = trail.find(bounded, AuditTrail.Order.OLDEST_FIRST, Optional.ofNullable(last), STEP);
            for (TrailEntry entry : page) {
                lines.entry(entry, entry.place().cursor().text());
                last = entry.place();
            }
        } while (page.size() == STEP);
        lines.end();
    }
}
