package org.llmmarket.publishing.query.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.llmmarket.publishing.query.catalog.CatalogJson;
import org.llmmarket.publishing.store.audit.ActorType;
import org.llmmarket.publishing.store.audit.AuditResult;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the trail: the entries of events and the records of everything else as one list. */
class AuditTrail {

    private static final String COLUMNS =
            "id, at, event_type, action, actor_id, actor_type, resource_id, resource_type, request_id, origin, result";
    private static final String EVENTS =
            "SELECT " + COLUMNS + ", position, NULL::json AS details FROM catalog.audit_entry";
    private static final String APART =
            "SELECT " + COLUMNS + ", position, NULL::json AS details FROM catalog.audit_entry_apart";
    private static final String RECORDS = "SELECT " + COLUMNS + ", NULL::bigint AS position, details FROM audit_record";

    /** Details of an event are its payload, and where a request came from is found beside, for the few entries that are shown. */
    private static final String WHOLE =
            "SELECT t.id, t.at, t.event_type, t.action, t.actor_id, t.actor_type, t.resource_id,"
                    + " t.resource_type, t.request_id, t.result, coalesce(e.payload, t.details) AS details, o.address, o.user_agent"
                    + " FROM (%s) t LEFT JOIN domain_event e ON e.position = t.position"
                    + " LEFT JOIN request_origin o ON o.key = t.origin";

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In which order entries are wanted, behind the place where one stands. */
    enum Order {
        NEWEST_FIRST("DESC", "<"),
        OLDEST_FIRST("ASC", ">");

        private final String direction;
        private final String behind;

        Order(String direction, String behind) {
            this.direction = direction;
            this.behind = behind;
        }

        private String by() {
            return " ORDER BY at " + direction + ", id " + direction;
        }

        /** The same, but no index of time is of use: the database expects to meet what is rare too soon. */
        private String byWithoutIndex() {
            return " ORDER BY at + interval '0' " + direction + ", id " + direction;
        }
    }

    Optional<TrailEntry> find(UUID id) {
        String all = String.join(" WHERE id = :id UNION ALL ", EVENTS, APART, RECORDS) + " WHERE id = :id";
        return jdbc.sql(WHOLE.formatted(all))
                .param("id", id)
                .query((row, number) -> entry(row))
                .optional();
    }

    /** At most so many entries. */
    List<TrailEntry> find(AuditSearch search, Order order, Optional<AuditSearch.Place> after, int limit) {
        Map<String, Object> values = new HashMap<>();
        List<String> conditions = new ArrayList<>(List.of("true"));
        search.from()
                .ifPresent(from -> condition("at >= :from", "from", from.atOffset(ZoneOffset.UTC), conditions, values));
        search.to().ifPresent(to -> condition("at < :to", "to", to.atOffset(ZoneOffset.UTC), conditions, values));
        any("event_type", search.eventTypes(), conditions, values);
        any("action", search.actions(), conditions, values);
        any("actor_id", search.actors(), conditions, values);
        any("actor_type", search.actorTypes().stream().map(ActorType::wire).toList(), conditions, values);
        any("resource_id", search.resources(), conditions, values);
        any("resource_type", search.resourceTypes(), conditions, values);
        any("request_id", search.requests(), conditions, values);
        any("result", search.results().stream().map(AuditResult::wire).toList(), conditions, values);
        search.words().ifPresent(words -> condition("words @@ :words::tsquery", "words", words, conditions, values));
        origin(search, conditions, values);
        after.ifPresent(place -> {
            values.put("id", place.id());
            condition(
                    "(at, id) " + order.behind + " (:at, :id)",
                    "at",
                    place.at().atOffset(ZoneOffset.UTC),
                    conditions,
                    values);
        });
        String sorted = search.isNarrow() ? order.byWithoutIndex() : order.by();
        String where = " WHERE " + String.join(" AND ", conditions) + sorted + " LIMIT " + limit;
        String all = Stream.of(EVENTS, APART, RECORDS)
                .map(part -> "(" + part + where + ")")
                .collect(Collectors.joining(" UNION ALL ", "", order.by() + " LIMIT " + limit));
        return jdbc.sql(WHOLE.formatted(all) + order.by())
                .params(values)
                .query((row, number) -> entry(row))
                .list();
    }

    private static void origin(AuditSearch search, List<String> conditions, Map<String, Object> values) {
        List<String> of = new ArrayList<>();
        any("address", search.addresses(), of, values);
        search.agent().ifPresent(agent -> condition("agent_words @@ :agent::tsquery", "agent", agent, of, values));
        if (!of.isEmpty()) {
            conditions.add("origin IN (SELECT key FROM request_origin WHERE " + String.join(" AND ", of) + ")");
        }
    }

    private static void any(String column, List<String> wanted, List<String> conditions, Map<String, Object> values) {
        if (!wanted.isEmpty()) {
            condition(column + " = ANY(:" + column + ")", column, wanted.toArray(String[]::new), conditions, values);
        }
    }

    private static void condition(
            String condition, String name, Object value, List<String> conditions, Map<String, Object> values) {
        values.put(name, value);
        conditions.add(condition);
    }

    private static TrailEntry entry(ResultSet row) throws SQLException {
        String details = row.getString("details");
        return new TrailEntry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("event_type"),
                row.getString("action"),
                row.getString("actor_id"),
                ActorType.of(row.getString("actor_type")),
                row.getString("resource_id"),
                row.getString("resource_type"),
                row.getString("address"),
                row.getString("user_agent"),
                row.getString("request_id"),
                CatalogJson.MAPPER.readTree(details == null ? "{}" : details),
                AuditResult.of(row.getString("result")));
    }
}
