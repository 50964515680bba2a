package org.llmmarket.publishing.query.audit;

import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.llmmarket.publishing.query.projection.BatchedFold;
import org.llmmarket.publishing.store.engine.Positions;

/** Gives every event of the log its entry in the audit trail, once: the entry has the event's id. */
@ProcessingGroup(AuditProjection.NAME)
class AuditProjection {

    static final String NAME = "audit";

    /** It hears of all. */
    static final List<String> AGGREGATES = List.of();

    private final AuditTable table;
    private final BatchedFold<AuditEntry> entries;

    AuditProjection(AuditTable table) {
        this.table = table;
        this.entries = new BatchedFold<>(NAME, batch -> this.table.add(batch.keySet()));
    }

    @EventHandler
    void on(DomainEventMessage<?> event, TrackingToken token, @Timestamp Instant at) {
        AuditEntry entry = AuditEntry.of(event, Positions.of(token));
        entries.add(entry, event.getPayload(), token, at);
    }
}
