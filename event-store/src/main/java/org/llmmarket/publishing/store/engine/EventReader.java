package org.llmmarket.publishing.store.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Reads the log by position, aggregate or service; every read is one index scan. */
final class EventReader {

    private static final String SELECT = "SELECT " + StoredEvent.COLUMNS + " FROM domain_event WHERE ";
    static final String AFTER = SELECT + "position > ? ORDER BY position LIMIT ?";
    private static final String BETWEEN = SELECT + "position > ? AND position <= ? ORDER BY position LIMIT ?";
    private static final String OF_AGGREGATE = SELECT + "aggregate_id = ? AND sequence >= ? ORDER BY sequence";
    private static final String OF_SERVICE = SELECT + "service_id = ? ORDER BY position";
    private static final String OF_SERVICE_AFTER = SELECT + "service_id = ? AND position > ? ORDER BY position LIMIT ?";

    private final DataSource dataSource;
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    EventReader(DataSource dataSource, Serializer serializer, EventUpcaster upcasters) {
        this.dataSource = dataSource;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    DomainEventStream ofAggregate(String aggregateId, long firstSequence) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                rows(OF_AGGREGATE, aggregateId, firstSequence).stream(), serializer, upcasters);
    }

    List<TrackedEventMessage<?>> ofAggregate(String aggregateId) {
        return messages(rows(OF_AGGREGATE, aggregateId, 0L));
    }

    List<TrackedEventMessage<?>> ofService(String serviceId) {
        return messages(rows(OF_SERVICE, serviceId));
    }

    List<StoredEvent> ofService(String serviceId, long after, int limit) {
        return rows(OF_SERVICE_AFTER, serviceId, after, limit);
    }

    /** Rows of a part of the log in which nothing can change any more. */
    List<StoredEvent> between(long after, long upTo, int limit) {
        return rows(BETWEEN, after, upTo, limit);
    }

    List<TrackedEventMessage<?>> messages(List<StoredEvent> rows) {
        Stream<TrackedEventMessage<?>> messages =
                EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), serializer, upcasters);
        return messages.toList();
    }

    private List<StoredEvent> rows(String sql, Object... parameters) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return rows(connection, sql, parameters);
        } catch (SQLException e) {
            throw new EventStoreException("The log cannot be read", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    static List<StoredEvent> rows(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            List<StoredEvent> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(StoredEvent.of(result));
                }
            }
            return rows;
        }
    }
}
