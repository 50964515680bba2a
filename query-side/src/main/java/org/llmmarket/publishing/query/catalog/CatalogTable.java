package org.llmmarket.publishing.query.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.provider.ProviderProfile;
import org.llmmarket.publishing.api.provider.Providers;
import org.llmmarket.publishing.api.service.Capability;
import org.llmmarket.publishing.api.service.ServiceId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The read model of services: a row each, the whole entry as JSON, and beside it what lists are filtered and sorted by. */
class CatalogTable {

    private static final String UPSERT = "INSERT INTO %s.service (service_id, position, provider_id, category,"
            + " status, level, tags, capabilities, words, created_at, entry, presented, name_key, names)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::tsvector, ?, ?::json, ?::json, ?, ?)"
            + " ON CONFLICT (service_id) DO UPDATE SET position = excluded.position, status = excluded.status,"
            + " level = excluded.level, tags = excluded.tags, capabilities = excluded.capabilities,"
            + " words = excluded.words, entry = excluded.entry, presented = excluded.presented,"
            + " name_key = excluded.name_key, names = excluded.names";

    private static final String MOVE = "UPDATE %s.service SET position = ?, status = ?, level = ?,"
            + " entry = ?::json, presented = ?::json WHERE service_id = ?";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Providers providers;
    private final String schema;

    CatalogTable(JdbcTemplate jdbc, Providers providers) {
        this(jdbc, providers, "catalog");
    }

    private CatalogTable(JdbcTemplate jdbc, Providers providers, String schema) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.providers = providers;
        this.schema = schema;
    }

    /** The table of the same name in another schema. */
    CatalogTable in(String other) {
        return new CatalogTable(jdbc, providers, other);
    }

    Map<ServiceId, EntryAt> load(Collection<ServiceId> ids) {
        Map<ServiceId, EntryAt> loaded = new HashMap<>();
        client.sql("SELECT position, entry FROM " + schema + ".service WHERE service_id = ANY(?)")
                .param(ids.stream().map(ServiceId::toString).toArray(String[]::new))
                .query((row, number) -> entry(row))
                .list()
                .forEach(entry -> loaded.put(entry.entry().id(), entry));
        return loaded;
    }

    /** The services with the version alone that they present. */
    Map<ServiceId, EntryAt> presented(Collection<ServiceId> ids) {
        return client
                .sql("SELECT position, coalesce(presented, entry) AS entry FROM catalog.service"
                        + " WHERE service_id = ANY(?)")
                .param(ids.stream().map(ServiceId::toString).toArray(String[]::new))
                .query((row, number) -> entry(row))
                .list()
                .stream()
                .collect(Collectors.toMap(at -> at.entry().id(), Function.identity()));
    }

    Optional<EntryAt> find(ServiceId id) {
        return jdbc
                .query(
                        "SELECT position, entry FROM catalog.service WHERE service_id = ?",
                        (row, number) -> entry(row),
                        id.value())
                .stream()
                .findFirst();
    }

    /**
     * The service, and the position of its newest event in the log, as both were at one moment. A row lacks what of its service is
     * parked, whatever it says of its position, and counts for none.
     */
    Stored findWithNewest(ServiceId id) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT newest, position, entry FROM (SELECT max(position) AS newest FROM domain_event"
                        + " WHERE service_id = ?) log LEFT JOIN catalog.service ON service_id = ? AND NOT EXISTS"
                        + " (SELECT FROM parked_event JOIN domain_event USING (position)"
                        + " WHERE processor = 'catalog' AND domain_event.service_id = service.service_id)",
                (row, number) ->
                        new Stored(row.getString("entry") == null ? null : entry(row), (Long) row.getObject("newest")),
                id.value(),
                id.value()));
    }

    /**
     * What is stored of a service.
     *
     * @param at none before the projection has heard of it, or while it lacks something
     * @param newest none when nothing ever happened to it
     */
    record Stored(@Nullable EntryAt at, @Nullable Long newest) {}

    void save(Collection<EntryAt> entries) {
        jdbc.batchUpdate(UPSERT.formatted(schema), entries, Math.max(1, entries.size()), this::bind);
    }

    /** The services stand otherwise than before, but show the same: what they are found by stays. */
    void move(Collection<EntryAt> entries) {
        jdbc.batchUpdate(MOVE.formatted(schema), entries, Math.max(1, entries.size()), (statement, at) -> {
            CatalogEntry entry = at.entry();
            Optional<CatalogVersion> shown = entry.shown();
            statement.setLong(1, at.position());
            statement.setString(2, status(entry, shown));
            statement.setString(3, level(shown));
            statement.setString(4, CatalogJson.MAPPER.writeValueAsString(entry));
            statement.setString(5, presented(entry));
            statement.setString(6, entry.id().toString());
        });
    }

    /** What was said has changed nothing, and yet is taken note of. */
    void moveOn(Collection<EntryAt> entries) {
        jdbc.batchUpdate(
                "UPDATE " + schema + ".service SET position = ? WHERE service_id = ?",
                entries,
                Math.max(1, entries.size()),
                (statement, entry) -> {
                    statement.setLong(1, entry.position());
                    statement.setString(2, entry.entry().id().toString());
                });
    }

    void clear() {
        client.sql("TRUNCATE " + schema + ".service").update();
    }

    private void bind(PreparedStatement statement, EntryAt at) throws SQLException {
        CatalogEntry entry = at.entry();
        Optional<CatalogVersion> shown = entry.shown();
        Connection connection = statement.getConnection();
        statement.setString(1, entry.id().toString());
        statement.setLong(2, at.position());
        statement.setString(3, entry.providerId().toString());
        statement.setString(4, entry.category().wire());
        statement.setString(5, status(entry, shown));
        statement.setString(6, level(shown));
        statement.setArray(7, connection.createArrayOf("text", tags(shown)));
        statement.setArray(8, connection.createArrayOf("text", capabilities(shown)));
        statement.setString(9, words(entry, shown));
        statement.setObject(10, entry.createdAt().atOffset(ZoneOffset.UTC));
        statement.setString(11, CatalogJson.MAPPER.writeValueAsString(entry));
        statement.setString(12, presented(entry));
        statement.setString(13, SearchWords.sortKey(entry.name().value()));
        statement.setString(14, names(entry, shown));
    }

    private static @Nullable String status(CatalogEntry entry, Optional<CatalogVersion> shown) {
        return shown.isPresent() ? entry.status().wire() : null;
    }

    private static @Nullable String level(Optional<CatalogVersion> shown) {
        return shown.map(version -> version.offer().terms().compliance().level().wire())
                .orElse(null);
    }

    private static @Nullable String presented(CatalogEntry entry) {
        return entry.versions().size() > 1 ? CatalogJson.MAPPER.writeValueAsString(entry.presented()) : null;
    }

    static Object[] tags(Optional<CatalogVersion> shown) {
        return shown.stream()
                .flatMap(version -> version.offer().listing().tags().stream())
                .map(SearchWords::plain)
                .distinct()
                .toArray();
    }

    static Object[] capabilities(Optional<CatalogVersion> shown) {
        return shown.stream()
                .flatMap(version -> version.offer().terms().capabilities().stream())
                .map(capability -> SearchWords.plain(capability.name()))
                .distinct()
                .toArray();
    }

    /** What people look for by name, and may mistype. */
    static String names(CatalogEntry entry, Optional<CatalogVersion> shown) {
        return SearchWords.inARow(Stream.concat(
                Stream.of(entry.name().value(), entry.category().wire()),
                shown.stream()
                        .flatMap(version -> Stream.concat(
                                version.offer().listing().tags().stream(),
                                version.offer().terms().capabilities().stream().map(Capability::name)))));
    }

    String words(CatalogEntry entry, Optional<CatalogVersion> shown) {
        SearchWords words = new SearchWords().add('A', entry.name().value());
        shown.ifPresent(version -> {
            version.offer().listing().tags().forEach(tag -> words.add('B', tag));
            version.offer().terms().capabilities().forEach(capability -> words.add('B', capability.name()));
            words.add('B', entry.category().wire());
            words.add(
                    'C',
                    providers
                            .profile(entry.providerId())
                            .map(ProviderProfile::name)
                            .orElse(""));
            words.add('D', version.offer().listing().description());
            version.offer().terms().capabilities().stream()
                    .map(Capability::description)
                    .forEach(description -> words.add('D', description));
        });
        return words.vector();
    }

    static EntryAt entry(ResultSet row) throws SQLException {
        String json = row.getString("entry");
        return new EntryAt(CatalogJson.MAPPER.readValue(json, CatalogEntry.class), row.getLong("position"));
    }
}
