package org.llmmarket.publishing.query.catalog;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log of one service: what happened to it, to its publications and to their approvals. */
public class ServiceLog {

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
