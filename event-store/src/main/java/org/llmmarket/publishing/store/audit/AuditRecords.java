package org.llmmarket.publishing.store.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The table of acts that are no events. */
public final class AuditRecords {

    private static final int AT_ONCE = 1000;
    private static final String INSERT = "INSERT INTO audit_record (id, at, event_type, action, actor_id, actor_type,"
            + " resource_id, resource_type, request_id, origin, result, details, words)"
            + " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::tsvector%s ON CONFLICT (id) DO NOTHING";
    private static final String AT_ONCE_DURABLE = INSERT.formatted("");

    /** Not waiting for the disk: whoever commits next waits for both. */
    private static final String LATER_DURABLE = INSERT.formatted(" FROM set_config('synchronous_commit', 'off', true)");

    private static final String EXPIRED = "DELETE FROM audit_record WHERE id IN (SELECT id FROM audit_record"
            + " WHERE at < ? ORDER BY at LIMIT " + AT_ONCE + " FOR UPDATE SKIP LOCKED)";

    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.shared();

    public AuditRecords(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Records an act in the transaction at hand. */
    public void add(AuditRecord act) {
        addAll(List.of(act));
    }

    /** Records acts; what is recorded already stays as it is. */
    public void addAll(Collection<AuditRecord> acts) {
        jdbc.batchUpdate(AT_ONCE_DURABLE, acts, Math.max(1, acts.size()), this::bind);
    }

    /**
     * Records an act, outside of any transaction, that is not to be slowed: it is durable as soon as anything that is
     * committed after it is, such as the end of the work that it was a part of.
     */
    public void addWithNextCommit(AuditRecord act) {
        jdbc.batchUpdate(LATER_DURABLE, List.of(act), 1, this::bind);
    }

    /** Forgets a thousand of what is older; answers whether there may be more. */
    public boolean forgetBefore(Instant instant) {
        return jdbc.update(EXPIRED, instant.atOffset(ZoneOffset.UTC)) == AT_ONCE;
    }

    private void bind(PreparedStatement row, AuditRecord act) throws SQLException {
        row.setObject(1, act.id());
        row.setObject(2, act.at().atOffset(ZoneOffset.UTC));
        row.setString(3, act.eventType());
        row.setString(4, act.action());
        row.setString(5, act.actorId());
        row.setString(6, act.actorType().wire());
        row.setString(7, act.resourceId());
        row.setString(8, act.resourceType());
        row.setString(9, act.requestId());
        row.setObject(10, act.origin());
        row.setString(11, act.result().wire());
        row.setString(12, json.writeValueAsString(act.details()));
        row.setString(13, act.words().vector());
    }
}
