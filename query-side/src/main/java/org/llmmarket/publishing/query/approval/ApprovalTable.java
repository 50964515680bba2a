package org.llmmarket.publishing.query.approval;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.approval.ApprovalEntry;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.ApprovalRequested;
import org.llmmarket.publishing.api.approval.ApprovalStatus;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.query.catalog.CatalogJson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The read model of approvals: a row each, and a query for every page of the queue. */
class ApprovalTable {

    private static final String UPSERT = "INSERT INTO %s.approval (approval_id, position, service_id, provider_id,"
            + " category, status, assignee, requested_at, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::json)"
            + " ON CONFLICT (approval_id) DO UPDATE SET position = excluded.position, status = excluded.status,"
            + " assignee = excluded.assignee, entry = excluded.entry";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final String schema;

    ApprovalTable(JdbcTemplate jdbc) {
        this(jdbc, "catalog");
    }

    private ApprovalTable(JdbcTemplate jdbc, String schema) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.schema = schema;
    }

    /** The table of the same name in another schema. */
    ApprovalTable in(String other) {
        return new ApprovalTable(jdbc, other);
    }

    /** An approval as it stood after the event at this position of the log. */
    record Row(ApprovalEntry entry, long position) {

        ApprovalSearch.Place place() {
            return new ApprovalSearch.Place(
                    entry.requestedAt(), entry.request().approvalId().toString());
        }
    }

    Map<ApprovalId, Row> load(Collection<ApprovalId> ids) {
        Map<ApprovalId, Row> loaded = new HashMap<>();
        client.sql("SELECT position, entry FROM " + schema + ".approval WHERE approval_id = ANY(?)")
                .param(ids.stream().map(ApprovalId::toString).toArray(String[]::new))
                .query((row, number) -> row(row))
                .list()
                .forEach(row -> loaded.put(row.entry().request().approvalId(), row));
        return loaded;
    }

    void save(Collection<Row> rows) {
        jdbc.batchUpdate(UPSERT.formatted(schema), rows, Math.max(1, rows.size()), ApprovalTable::bind);
    }

    void clear() {
        client.sql("TRUNCATE " + schema + ".approval").update();
    }

    /**
     * What was found, and one more than the limit where there is more.
     *
     * @param provider whose approvals alone are looked through; none for everybody's
     * @param asOf the instant as of which is searched; none for what is now
     */
    List<Row> find(ApprovalSearch search, Optional<AccountId> provider, Optional<Instant> asOf) {
        Map<String, Object> values = new HashMap<>();
        List<String> conditions = new ArrayList<>(List.of("true"));
        asOf.ifPresent(instant -> {
            values.put("asOf", instant.atOffset(ZoneOffset.UTC));
            conditions.add("requested_at <= :asOf AND valid_from <= :asOf AND valid_to > :asOf");
        });
        provider.ifPresent(id -> any("provider_id", List.of(id.toString()), conditions, values));
        any("status", names(search.states(), ApprovalStatus::wire), conditions, values);
        any("assignee", search.assignees(), conditions, values);
        if (search.assignees().contains(ApprovalSearch.NOBODY)) {
            conditions.add("(" + conditions.remove(conditions.size() - 1) + " OR assignee IS NULL)");
        }
        any("category", names(search.categories(), Category::wire), conditions, values);
        any("service_id", search.services(), conditions, values);
        search.after().ifPresent(place -> {
            values.put("requestedAt", place.requestedAt().atOffset(ZoneOffset.UTC));
            values.put("id", place.approvalId());
            conditions.add("(requested_at, approval_id) < (:requestedAt, :id)");
        });
        return client.sql("SELECT position, entry FROM " + schema + "."
                        + (asOf.isPresent() ? PastApprovalTable.NAME : "approval")
                        + " WHERE " + String.join(" AND ", conditions)
                        + " ORDER BY requested_at DESC, approval_id DESC LIMIT " + (search.limit() + 1))
                .params(values)
                .query((row, number) -> row(row))
                .list();
    }

    private static void any(String column, List<String> wanted, List<String> conditions, Map<String, Object> values) {
        if (!wanted.isEmpty()) {
            values.put(column, wanted.toArray(String[]::new));
            conditions.add(column + " = ANY(:" + column + ")");
        }
    }

    private static <E> List<String> names(List<E> all, Function<E, String> wire) {
        return all.stream().map(wire).toList();
    }

    private static void bind(PreparedStatement statement, Row row) throws SQLException {
        ApprovalRequested request = row.entry().request();
        AccountId assignee = row.entry().assignee();
        statement.setString(1, request.approvalId().toString());
        statement.setLong(2, row.position());
        statement.setString(3, request.serviceId().toString());
        statement.setString(4, request.providerId().toString());
        statement.setString(5, request.category().wire());
        statement.setString(6, row.entry().status().wire());
        statement.setString(7, assignee == null ? null : assignee.toString());
        statement.setObject(8, row.entry().requestedAt().atOffset(ZoneOffset.UTC));
        statement.setString(9, CatalogJson.MAPPER.writeValueAsString(row.entry()));
    }

    private static Row row(ResultSet row) throws SQLException {
        String json = row.getString("entry");
        return new Row(CatalogJson.MAPPER.readValue(json, ApprovalEntry.class), row.getLong("position"));
    }
}
