package org.llmmarket.publishing.query.projection;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.llmmarket.publishing.access.problem.Problem;
import org.llmmarket.publishing.store.processing.GroupPositions;
import org.llmmarket.publishing.store.processing.ParkedEvents;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far groups that write the past down have come: what is told of an instant must miss nothing that had happened by then. */
public class PastReach {

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

    /** Events that follow one another in the log are of times close together: a thousand are more than clocks can differ by. */
    private static final String IS_AHEAD =
            "SELECT EXISTS (SELECT 1 FROM (SELECT at FROM domain_event WHERE position > :position"
                    + " AND (cardinality(:aggregates::text[]) = 0 OR aggregate_type = ANY(:aggregates))"
                    + " ORDER BY position LIMIT 1000) ahead WHERE at <= :instant)";

    private final JdbcClient jdbc;
    private final ParkedEvents parked;

    PastReach(JdbcClient jdbc, ParkedEvents parked) {
        this.jdbc = jdbc;
        this.parked = parked;
    }

    /** The position of the last event that the group has done with. */
    public long position(String group) {
        return GroupPositions.stored(jdbc, group);
    }

    /**
     * Waits until the group has taken all that had happened by an instant; for two seconds, and refuses then. What it has parked
     * of that nobody waits for.
     *
     * @param aggregates the types of those of which it hears, none if of all: others it passes without saying so at once
     */
    public void await(String group, List<String> aggregates, Instant instant) {
        long begun = System.nanoTime();
        for (Duration pause = FIRST_PAUSE; ; pause = pause.multipliedBy(2)) {
            long reached = position(group);
            long whole = parked.wholeUpTo(group, reached);
            if (!isAhead(whole, aggregates, instant)) {
                return;
            }
            long left = LONGEST.toNanos() - (System.nanoTime() - begun);
            if (whole < reached || left <= 0) {
                throw notWritten();
            }
            LockSupport.parkNanos(Math.min(pause.toNanos(), left));
        }
    }

    private static RuntimeException notWritten() {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE.value(),
                        "PAST_NOT_WRITTEN",
                        "What had happened by then is not yet written down in full; try again soon.")
                .header(HttpHeaders.RETRY_AFTER, "2")
                .exception();
    }

    /** Whether something behind the position had happened by then. */
    private boolean isAhead(long position, List<String> aggregates, Instant instant) {
        return jdbc.sql(IS_AHEAD)
                .param("position", position)
                .param("aggregates", aggregates.toArray(String[]::new))
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
