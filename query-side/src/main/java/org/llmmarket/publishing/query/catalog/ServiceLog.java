package org.llmmarket.publishing.query.catalog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log of one service: what happened to it, to its publications and to their approvals. */
public class ServiceLog {

    private static final long BEFORE_THE_FIRST = -1;

    private final EventLog log;
    private final JdbcClient jdbc;

    ServiceLog(EventLog log, JdbcClient jdbc) {
        this.log = log;
        this.jdbc = jdbc;
    }

    /** In the log's order; none for a service that does not exist. */
    public List<RecordedEvent> of(ServiceId service) {
        return log.ofService(service.toString());
    }

    /** The same, behind a position, read as far as they are taken. */
    public Stream<RecordedEvent> of(ServiceId service, long after) {
        return log.ofService(service.toString(), after);
    }

    /**
     * What had happened by an instant: up to the first event that came later. Where clocks differ an event may say that it
     * happened before one that the log has first; it is left out with that, so that nothing stands without what led to it.
     */
    public Stream<RecordedEvent> until(ServiceId service, long after, Instant instant) {
        return until(of(service, after), instant);
    }

    private static Stream<RecordedEvent> until(Stream<RecordedEvent> events, Instant instant) {
        return events.takeWhile(event -> !event.at().isAfter(instant));
    }

    /** All that is known now, or was at an instant. */
    public List<Happened> happened(ServiceId service, Optional<Instant> asOf) {
        return happened(service, asOf, kind -> true);
    }

    /** The same of these kinds of events. */
    public List<Happened> happened(ServiceId service, Optional<Instant> asOf, Predicate<Class<?>> wanted) {
        Stream<RecordedEvent> events = log.ofService(service.toString(), BEFORE_THE_FIRST, wanted);
        return asOf.map(instant -> until(events, instant))
                .orElse(events)
                .map(ServiceLog::happened)
                .toList();
    }

    /**
     * From when on what an aggregate says counts, by the events' positions: as {@link #until} has it, not before an event of its
     * service that the log has first.
     */
    public Map<Long, Instant> counts(String aggregate) {
        Map<Long, Instant> counts = new HashMap<>();
        jdbc.sql("SELECT position, latest FROM"
                        + " (SELECT position, aggregate_id, max(at) OVER (ORDER BY position) AS latest FROM domain_event"
                        + " WHERE service_id = (SELECT service_id FROM domain_event"
                        + " WHERE aggregate_id = :aggregate AND sequence = 0)) said WHERE aggregate_id = :aggregate")
                .param("aggregate", aggregate)
                .query(row -> {
                    counts.put(
                            row.getLong(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                });
        return counts;
    }

    /** The position of the service's newest event, whatever has been read of it; cheap, by an index alone. */
    OptionalLong newest(ServiceId service) {
        Long position = jdbc.sql("SELECT max(position) FROM domain_event WHERE service_id = ?")
                .param(service.toString())
                .query(Long.class)
                .optional()
                .orElse(null);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /** The position up to which nothing can be added to the log any more. */
    long settled() {
        return log.head();
    }

    public static Happened happened(RecordedEvent event) {
        return new Happened(event.payload(), event.at(), actor(event));
    }

    /** Who caused an event; what nobody asked for was the service itself. */
    public static String actor(RecordedEvent event) {
        @Nullable Object actor = event.metadata().get("actor");
        return actor == null ? Actor.SYSTEM.id().toString() : actor.toString();
    }
}
