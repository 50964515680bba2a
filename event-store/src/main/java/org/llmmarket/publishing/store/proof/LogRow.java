package org.llmmarket.publishing.store.proof;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.proof.event.EventLeaf;
import org.llmmarket.publishing.proof.export.ExportedEvent;

/** A row of the log to the last byte. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares rows
record LogRow(
        long position,
        String aggregateType,
        String aggregateId,
        long sequence,
        String eventId,
        String name,
        @Nullable String revision,
        Instant at,
        @Nullable String serviceId,
        byte[] payload,
        byte[] metadata) {

    static final String SELECT = "SELECT e.position, e.aggregate_type, e.aggregate_id, e.sequence, e.event_id, e.name,"
            + " e.revision, e.at, e.service_id, e.payload, e.metadata FROM domain_event e";

    static LogRow of(ResultSet row, int number) throws SQLException {
        return new LogRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getString(9),
                row.getBytes(10),
                row.getBytes(11));
    }

    EventLeaf leaf() {
        return new EventLeaf(
                aggregateId,
                aggregateType,
                eventId,
                EventLeaf.digest(metadata),
                name,
                EventLeaf.digest(payload),
                revision,
                sequence,
                serviceId,
                at);
    }

    ExportedEvent exported() {
        return new ExportedEvent(
                position,
                aggregateType,
                aggregateId,
                sequence,
                eventId,
                name,
                revision,
                EventLeaf.timestamp(at),
                serviceId,
                new String(payload, StandardCharsets.UTF_8),
                new String(metadata, StandardCharsets.UTF_8));
    }
}
