package org.llmmarket.publishing.query.approval;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.ApprovalRequested;
import org.llmmarket.publishing.query.catalog.CatalogJson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Approvals as they were: a row for each state. */
class PastApprovalTable {

    static final String NAME = "past_approval";
    private static final String SCHEMA = "catalog";

    private static final String UPSERT = "INSERT INTO %s." + NAME + " (approval_id, valid_from, valid_to, position,"
            + " service_id, provider_id, category, status, assignee, requested_at, entry)"
            + " VALUES (?, ?, coalesce(?, 'infinity'::timestamptz), ?, ?, ?, ?, ?, ?, ?, ?::json)"
            + " ON CONFLICT (approval_id, valid_from) DO UPDATE SET valid_to = excluded.valid_to,"
            + " position = excluded.position, status = excluded.status, assignee = excluded.assignee,"
            + " entry = excluded.entry";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final String schema;

    PastApprovalTable(JdbcTemplate jdbc) {
        this(jdbc, SCHEMA);
    }

    private PastApprovalTable(JdbcTemplate jdbc, String schema) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.schema = schema;
    }

    /** The table of the same name in another schema. */
    PastApprovalTable in(String other) {
        return new PastApprovalTable(jdbc, other);
    }

    void save(Collection<PastApprovalFold.State> states) {
        jdbc.batchUpdate(UPSERT.formatted(schema), states, Math.max(1, states.size()), PastApprovalTable::bind);
    }

    /** Forgets approvals, to have them written anew. */
    void delete(Collection<ApprovalId> approvals) {
        client.sql("DELETE FROM " + schema + "." + NAME + " WHERE approval_id = ANY(?)")
                .param(approvals.stream().map(ApprovalId::toString).toArray(String[]::new))
                .update();
    }

    void clear() {
        client.sql("TRUNCATE " + schema + "." + NAME).update();
    }

    private static void bind(PreparedStatement statement, PastApprovalFold.State state) throws SQLException {
        ApprovalRequested request = state.entry().request();
        AccountId assignee = state.entry().assignee();
        statement.setString(1, request.approvalId().toString());
        statement.setObject(2, time(state.from()));
        statement.setObject(3, state.to() == null ? null : time(state.to()), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setLong(4, state.position());
        statement.setString(5, request.serviceId().toString());
        statement.setString(6, request.providerId().toString());
        statement.setString(7, request.category().wire());
        statement.setString(8, state.entry().status().wire());
        statement.setString(9, assignee == null ? null : assignee.toString());
        statement.setObject(10, time(state.entry().requestedAt()));
        statement.setString(11, CatalogJson.MAPPER.writeValueAsString(state.entry()));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
