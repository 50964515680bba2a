package org.llmmarket.publishing.store.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.log.Heard;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Reads the log service by service, each in the log's order, in pages of one index scan. What the reader does not need is
 * neither sent by the database nor deserialized. Not thread-safe: it learns which names are not needed as it reads.
 */
public final class LogByService {

    private static final String SELECT = "SELECT position, service_id, name, revision, at, CASE WHEN name <> ALL(?)"
            + " THEN aggregate_type END, aggregate_id, sequence, event_id, CASE WHEN name <> ALL(?) THEN payload END,"
            + " CASE WHEN name <> ALL(?) THEN metadata END FROM domain_event WHERE ";
    private static final String BEHIND =
            SELECT + "service_id >= ? AND (service_id, position) > (?, ?) AND position <= ?"
                    + " ORDER BY service_id, position LIMIT ?";
    private static final String OF_SERVICE =
            SELECT + "service_id = ? AND position > ? AND position <= ? ORDER BY position LIMIT ?";
    private static final String TOUCHED = "SELECT DISTINCT service_id FROM domain_event"
            + " WHERE position > ? AND position <= ? AND service_id IS NOT NULL";
    private static final String COUNT =
            "SELECT count(*) FROM domain_event WHERE service_id IS NOT NULL AND position <= ?";

    private final DataSource dataSource;
    private final Serializer serializer;
    private final EventReader reader;
    private final Predicate<Class<?>> needed;
    private final Map<String, Class<?>> passedOver = new HashMap<>();

    /** Opens readers of the log. */
    public record Access(DataSource dataSource, Serializer serializer, EventUpcaster upcasters) {

        /**
         * Opens a reader.
         *
         * @param needed the kinds of events whose payload it needs; kinds that are gone are passed on
         */
        public LogByService reader(Predicate<Class<?>> needed) {
            return new LogByService(this, needed);
        }
    }

    private LogByService(Access access, Predicate<Class<?>> needed) {
        this.dataSource = access.dataSource();
        this.serializer = access.serializer();
        this.reader = new EventReader(access.dataSource(), access.serializer(), access.upcasters());
        this.needed = needed;
    }

    /** Where a page begins: behind the event at this position of the service, in the database's order of services. */
    public record Place(String serviceId, long position) {

        public static final Place START = new Place("", Positions.BEFORE_THE_FIRST);

        /** Behind all events of the service. */
        public static Place behind(String serviceId) {
            return new Place(serviceId, Long.MAX_VALUE);
        }
    }

    /**
     * A part of the log by services.
     *
     * @param rows how many events were read for it
     * @param end behind its last event; null where the log has no more
     */
    public record Page(
            List<Heard> events, int rows, @Nullable Place end) {}

    /** Up to so many events behind the place, but none after the position {@code upTo} of the log. */
    public Page after(Place place, long upTo, int atMost) {
        return page(BEHIND, atMost, place.serviceId(), place.serviceId(), place.position(), upTo);
    }

    /** Up to so many events of one service after a position and not after {@code upTo}. */
    public Page ofService(String serviceId, long after, long upTo, int atMost) {
        return page(OF_SERVICE, atMost, serviceId, after, upTo);
    }

    /** The services that events after the one position and not after the other name. */
    public List<String> touched(long after, long upTo) {
        return query(
                TOUCHED,
                statement -> {
                    statement.setLong(1, after);
                    statement.setLong(2, upTo);
                },
                row -> row.getString(1));
    }

    /** How many events up to the position name a service. */
    public long count(long upTo) {
        return query(COUNT, statement -> statement.setLong(1, upTo), row -> row.getLong(1))
                .get(0);
    }

    private Page page(String sql, int atMost, Object... place) {
        List<Row> rows = query(sql, statement -> bind(statement, atMost, place), this::row);
        Row last = rows.size() < atMost ? null : rows.get(rows.size() - 1);
        return new Page(heard(rows), rows.size(), last == null ? null : new Place(last.serviceId(), last.position()));
    }

    private void bind(PreparedStatement statement, int atMost, Object... place) throws SQLException {
        Object[] names = passedOver.keySet().toArray();
        for (int i = 1; i <= 3; i++) {
            statement.setArray(i, statement.getConnection().createArrayOf("text", names));
        }
        for (int i = 0; i < place.length; i++) {
            statement.setObject(4 + i, place[i]);
        }
        statement.setInt(4 + place.length, atMost);
    }

    /** @param stored null when the kind is not needed */
    private record Row(
            String serviceId,
            long position,
            Instant at,
            Class<?> kind,
            @Nullable StoredEvent stored) {}

    private Row row(ResultSet row) throws SQLException {
        String name = row.getString(3);
        String revision = row.getString(4);
        long position = row.getLong(1);
        Instant at = row.getObject(5, OffsetDateTime.class).toInstant();
        Class<?> known = passedOver.get(name);
        Class<?> kind = known == null ? serializer.classForType(new SimpleSerializedType(name, revision)) : known;
        boolean isNeeded = known == null && (needed.test(kind) || kind.equals(UnknownSerializedType.class));
        if (!isNeeded) {
            passedOver.put(name, kind);
            return new Row(row.getString(2), position, at, kind, null);
        }
        StoredEvent stored = new StoredEvent(
                position,
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                row.getString(9),
                name,
                revision,
                at,
                row.getBytes(10),
                row.getBytes(11));
        return new Row(row.getString(2), position, at, kind, stored);
    }

    /** An upcaster may have made none or several messages of a row. */
    private List<Heard> heard(List<Row> rows) {
        Map<Long, List<TrackedEventMessage<?>>> messages = new HashMap<>();
        List<StoredEvent> stored = new ArrayList<>();
        for (Row row : rows) {
            if (row.stored() != null) {
                stored.add(row.stored());
            }
        }
        for (TrackedEventMessage<?> message : reader.messages(stored)) {
            messages.computeIfAbsent(Positions.of(message.trackingToken()), position -> new ArrayList<>(1))
                    .add(message);
        }
        List<Heard> heard = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (row.stored() == null) {
                heard.add(new Heard(row.serviceId(), row.position(), row.at(), row.kind(), null));
            } else {
                messages.getOrDefault(row.position(), List.of()).forEach(message -> heard.add(heard(row, message)));
            }
        }
        return heard;
    }

    private Heard heard(Row row, TrackedEventMessage<?> message) {
        Class<?> kind = message.getPayloadType();
        return new Heard(row.serviceId(), row.position(), row.at(), kind, needed.test(kind) ? message : null);
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Binding binding, Reading<T> reading) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            binding.bind(select);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(reading.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new EventStoreException("The log cannot be read by services", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
