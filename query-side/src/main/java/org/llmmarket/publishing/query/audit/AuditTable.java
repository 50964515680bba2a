package org.llmmarket.publishing.query.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;

/** The entries of events: those of services, which can be made anew service by service, and the few that name none. */
class AuditTable {

    static final String OF_SERVICES = "audit_entry";

    private static final String SCHEMA = "catalog";
    private static final String COLUMNS = "id, position, at, event_type, action, actor_id, actor_type, resource_id,"
            + " resource_type, request_id, origin, result, words";
    private static final String OF_SERVICE = "INSERT INTO %s." + OF_SERVICES + " (" + COLUMNS + ", service_id)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::tsvector, ?) ON CONFLICT (id) DO NOTHING";
    private static final String APART = "INSERT INTO catalog.audit_entry_apart (" + COLUMNS + ")"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::tsvector) ON CONFLICT (id) DO NOTHING";
    private static final int SERVICE = 14;

    private final JdbcTemplate jdbc;
    private final String schema;

    AuditTable(JdbcTemplate jdbc) {
        this(jdbc, SCHEMA);
    }

    private AuditTable(JdbcTemplate jdbc, String schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** The table of services' entries in another schema. */
    AuditTable in(String other) {
        return new AuditTable(jdbc, other);
    }

    void add(Collection<AuditEntry> entries) {
        Map<Boolean, List<AuditEntry>> parts =
                entries.stream().collect(Collectors.partitioningBy(entry -> entry.serviceId() != null));
        insert(OF_SERVICE.formatted(schema), parts.getOrDefault(true, List.of()), AuditTable::bindWithService);
        insert(APART, parts.getOrDefault(false, List.of()), AuditTable::bind);
    }

    private void insert(String sql, List<AuditEntry> entries, ParameterizedPreparedStatementSetter<AuditEntry> setter) {
        if (!entries.isEmpty()) {
            jdbc.batchUpdate(sql, entries, entries.size(), setter);
        }
    }

    private static void bindWithService(PreparedStatement row, AuditEntry entry) throws SQLException {
        bind(row, entry);
        row.setString(SERVICE, entry.serviceId());
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
