package org.llmmarket.publishing.store.engine;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Writes events in one round trip, whatever their number. */
final class EventAppender {

    private static final String INSERT = "INSERT INTO domain_event"
            + " (aggregate_type, aggregate_id, sequence, event_id, name, revision, at, service_id, payload, metadata)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Pattern TAKEN_SEQUENCE = Pattern.compile(", (\\d+)\\)");

    private final DataSource dataSource;
    private final Serializer serializer;
    private final ServiceIds serviceIds = new ServiceIds();

    EventAppender(DataSource dataSource, Serializer serializer) {
        this.dataSource = dataSource;
        this.serializer = serializer;
    }

    void append(List<? extends EventMessage<?>> events) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            if (events.size() == 1) {
                bind(insert, domainEvent(events.get(0)));
                insert.executeUpdate();
            } else {
                for (EventMessage<?> event : events) {
                    bind(insert, domainEvent(event));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        } catch (SQLException e) {
            throw translated(e, events);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** An event of no aggregate is a stream of its own. */
    private static DomainEventMessage<?> domainEvent(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domainEvent
                ? domainEvent
                : new GenericDomainEventMessage<>(null, event.getIdentifier(), 0L, event, event::getTimestamp);
    }

    private void bind(PreparedStatement insert, DomainEventMessage<?> event) throws SQLException {
        SerializedObject<byte[]> payload = serialized(event, true);
        insert.setString(1, event.getType() == null ? "" : event.getType());
        insert.setString(2, event.getAggregateIdentifier());
        insert.setLong(3, event.getSequenceNumber());
        insert.setObject(4, event.getIdentifier(), Types.OTHER);
        insert.setString(5, payload.getType().getName());
        insert.setString(6, payload.getType().getRevision());
        insert.setObject(7, event.getTimestamp().atOffset(ZoneOffset.UTC));
        insert.setString(8, serviceIds.of(event.getPayload()));
        insert.setObject(9, json(payload), Types.OTHER);
        insert.setObject(10, json(serialized(event, false)), Types.OTHER);
    }

    private SerializedObject<byte[]> serialized(Message<?> event, boolean payload) {
        return payload
                ? event.serializePayload(serializer, byte[].class)
                : event.serializeMetaData(serializer, byte[].class);
    }

    private static String json(SerializedObject<byte[]> serialized) {
        return new String(serialized.getData(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The unique (aggregate, sequence) is where two writers of one aggregate meet. */
    private static RuntimeException translated(SQLException e, List<? extends EventMessage<?>> events) {
        DomainEventMessage<?> first = domainEvent(events.get(0));
        String message = events.size() + " event(s) of " + first.getType() + " " + first.getAggregateIdentifier()
                + " from sequence " + first.getSequenceNumber() + " are not stored";
        SQLException cause =
                e instanceof BatchUpdateException && e.getNextException() != null ? e.getNextException() : e;
        if (!UNIQUE_VIOLATION.equals(cause.getSQLState())) {
            return new EventStoreException(message, e);
        }
        return isFirstOfItsStream(cause, events)
                ? new AggregateStreamCreationException(message + ": the aggregate exists already", e)
                : new ConcurrencyException(message + ": somebody else stored them first", e);
    }

    /** The server names the sequence that is taken; where it does not, it is a first one only if all of them are. */
    private static boolean isFirstOfItsStream(SQLException e, List<? extends EventMessage<?>> events) {
        ServerErrorMessage server = e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        Matcher taken = TAKEN_SEQUENCE.matcher(server == null || server.getDetail() == null ? "" : server.getDetail());
        return taken.find()
                ? Long.parseLong(taken.group(1)) == 0
                : events.stream().allMatch(event -> domainEvent(event).getSequenceNumber() == 0);
    }
}
