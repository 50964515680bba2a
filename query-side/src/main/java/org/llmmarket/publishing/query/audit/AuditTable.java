package org.llmmarket.publishing.query.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;

/** The entries of events. */
class AuditTable {

    private static final String INSERT =
            "INSERT INTO catalog.audit_entry (id, position, at, event_type, action, actor_id,"
                    + " actor_type, resource_id, resource_type, request_id, origin, result, words)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::tsvector) ON CONFLICT (id) DO NOTHING";

    private final JdbcTemplate jdbc;

    AuditTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(Collection<AuditEntry> entries) {
        jdbc.batchUpdate(INSERT, entries, Math.max(1, entries.size()), AuditTable::bind);
    }

    void clear() {
        jdbc.update("TRUNCATE catalog.audit_entry");
    }

    private static void bind(PreparedStatement row, AuditEntry entry) throws SQLException {
        row.setObject(1, entry.id());
        row.setLong(2, entry.position());
        row.setObject(3, entry.at().atOffset(ZoneOffset.UTC));
        row.setString(4, entry.eventType());
        row.setString(5, entry.action());
        row.setString(6, entry.actorId());
        row.setString(7, entry.actorType().wire());
        row.setString(8, entry.resource().id());
        row.setString(9, entry.resource().type());
        row.setString(10, entry.requestId());
        row.setObject(11, entry.origin());
        row.setString(12, entry.result().wire());
        row.setString(13, entry.words());
    }
}
