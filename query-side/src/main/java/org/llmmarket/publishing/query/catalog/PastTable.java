package org.llmmarket.publishing.query.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.service.ServiceId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Services as they were: a row for each state that lists have shown, and the whole entry every so many events. */
class PastTable {

    static final List<String> TABLES = List.of("past_service", "past_entry");
    private static final String SCHEMA = "catalog";

    /** Where lists as of an instant are searched. */
    static final String SERVICES = SCHEMA + ".past_service";

    private static final String UPSERT = "INSERT INTO %s.past_service (service_id, valid_from, valid_to, position,"
            + " provider_id, category, status, level, tags, capabilities, words, created_at, presented,"
            + " name_key, names)"
            + " VALUES (?, ?, coalesce(?, 'infinity'::timestamptz), ?, ?, ?, ?, ?, ?, ?, ?::tsvector, ?, ?::json, ?, ?)"
            + " ON CONFLICT (service_id, valid_from) DO UPDATE SET valid_to = excluded.valid_to,"
            + " position = excluded.position, status = excluded.status, level = excluded.level, tags = excluded.tags,"
            + " capabilities = excluded.capabilities, words = excluded.words, presented = excluded.presented,"
            + " name_key = excluded.name_key, names = excluded.names";

    private static final String CLOSE =
            "UPDATE %s.past_service SET valid_to = ? WHERE service_id = ? AND valid_from = ?";

    private static final String CHECKPOINT = "INSERT INTO %s.past_entry (service_id, position, events, at, open_from,"
            + " entry) VALUES (?, ?, ?, ?, ?, ?::json) ON CONFLICT (service_id, position) DO NOTHING";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final CatalogTable columns;
    private final String schema;

    /** @param columns says what services are found by, now and then */
    PastTable(JdbcTemplate jdbc, CatalogTable columns) {
        this(jdbc, columns, SCHEMA);
    }

    private PastTable(JdbcTemplate jdbc, CatalogTable columns, String schema) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.columns = columns;
        this.schema = schema;
    }

    /** The tables of the same names in another schema. */
    PastTable in(String other) {
        return new PastTable(jdbc, columns, other);
    }

    /** Writes what was folded of services, each of them once. */
    void save(Collection<PastFold> folds) {
        List<PastFold.Shown> shown =
                folds.stream().flatMap(fold -> fold.shown().stream()).toList();
        List<PastState> checkpoints =
                folds.stream().flatMap(fold -> fold.checkpoints().stream()).toList();
        close(folds);
        jdbc.batchUpdate(UPSERT.formatted(schema), shown, Math.max(1, shown.size()), this::bind);
        jdbc.batchUpdate(
                CHECKPOINT.formatted(schema), checkpoints, Math.max(1, checkpoints.size()), PastTable::bindCheckpoint);
    }

    private void close(Collection<PastFold> folds) {
        List<Object[]> closed = new ArrayList<>();
        for (PastFold fold : folds) {
            PastFold.Closing closing = fold.closing();
            if (closing != null) {
                closed.add(new Object[] {
                    time(closing.to()), entry(fold.state()).id().toString(), time(closing.from())
                });
            }
        }
        jdbc.batchUpdate(CLOSE.formatted(schema), closed, new int[] {
            Types.TIMESTAMP_WITH_TIMEZONE, Types.VARCHAR, Types.TIMESTAMP_WITH_TIMEZONE
        });
    }

    /** Forgets a service, to have it written anew. */
    void delete(ServiceId service) {
        TABLES.forEach(table -> client.sql("DELETE FROM " + schema + "." + table + " WHERE service_id = ?")
                .param(service.toString())
                .update());
    }

    void clear() {
        client.sql("TRUNCATE " + schema + ".past_service, " + schema + ".past_entry")
                .update();
    }

    /** The last whole entry by an instant; none for a service of which little was said until then. */
    Optional<PastState> checkpoint(ServiceId service, Instant instant) {
        return client.sql("SELECT position, events, at, open_from, entry FROM " + schema + ".past_entry"
                        + " WHERE service_id = ? AND at <= ? ORDER BY position DESC LIMIT 1")
                .param(service.toString())
                .param(time(instant))
                .query((row, number) -> state(row))
                .optional();
    }

    /** The last whole entry before a position of the log. */
    Optional<PastState> checkpoint(ServiceId service, long before) {
        return client.sql("SELECT position, events, at, open_from, entry FROM " + schema + ".past_entry"
                        + " WHERE service_id = ? AND position < ? ORDER BY position DESC LIMIT 1")
                .param(service.toString())
                .param(before)
                .query((row, number) -> state(row))
                .optional();
    }

    /** What the services presented at an instant. */
    Map<ServiceId, CatalogEntry> presented(Collection<ServiceId> services, Instant instant) {
        return client
                .sql("SELECT presented FROM " + schema + ".past_service"
                        + " WHERE service_id = ANY(?) AND valid_from <= ? AND valid_to > ?")
                .param(services.stream().map(ServiceId::toString).toArray(String[]::new))
                .param(time(instant))
                .param(time(instant))
                .query((row, number) -> CatalogJson.MAPPER.readValue(row.getString("presented"), CatalogEntry.class))
                .list()
                .stream()
                .collect(Collectors.toMap(CatalogEntry::id, Function.identity()));
    }

    /** Whether anything of the service is written that began at a position or later. */
    boolean isWrittenFrom(ServiceId service, long position) {
        return client.sql("SELECT EXISTS (SELECT 1 FROM " + schema
                        + ".past_service WHERE service_id = ? AND position >= ?)")
                .param(service.toString())
                .param(position)
                .query(Boolean.class)
                .single();
    }

    private void bind(PreparedStatement statement, PastFold.Shown state) throws SQLException {
        CatalogEntry entry = state.presented();
        CatalogVersion version = entry.shown().orElseThrow();
        Optional<CatalogVersion> shown = Optional.of(version);
        Connection connection = statement.getConnection();
        statement.setString(1, entry.id().toString());
        statement.setObject(2, time(state.from()));
        statement.setObject(3, state.to() == null ? null : time(state.to()), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setLong(4, state.position());
        statement.setString(5, entry.providerId().toString());
        statement.setString(6, entry.category().wire());
        statement.setString(7, entry.status().wire());
        statement.setString(8, version.offer().terms().compliance().level().wire());
        statement.setArray(9, connection.createArrayOf("text", CatalogTable.tags(shown)));
        statement.setArray(10, connection.createArrayOf("text", CatalogTable.capabilities(shown)));
        statement.setString(11, columns.words(entry, shown));
        statement.setObject(12, time(entry.createdAt()));
        statement.setString(13, CatalogJson.MAPPER.writeValueAsString(entry));
        statement.setString(14, SearchWords.sortKey(entry.name().value()));
        statement.setString(15, CatalogTable.names(entry, shown));
    }

    private static void bindCheckpoint(PreparedStatement statement, PastState state) throws SQLException {
        statement.setString(1, entry(state).id().toString());
        statement.setLong(2, state.position());
        statement.setLong(3, state.events());
        statement.setObject(4, time(state.at()));
        statement.setObject(5, state.openFrom() == null ? null : time(state.openFrom()), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setString(6, CatalogJson.MAPPER.writeValueAsString(entry(state)));
    }

    private static CatalogEntry entry(PastState state) {
        return Objects.requireNonNull(state.entry());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static PastState state(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime openFrom = row.getObject("open_from", OffsetDateTime.class);
        return new PastState(
                CatalogJson.MAPPER.readValue(row.getString("entry"), CatalogEntry.class),
                row.getLong("position"),
                row.getLong("events"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                openFrom == null ? null : openFrom.toInstant());
    }
}
