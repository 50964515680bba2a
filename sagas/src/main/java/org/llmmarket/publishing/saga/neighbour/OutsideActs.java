package org.llmmarket.publishing.saga.neighbour;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.store.audit.ActorType;
import org.llmmarket.publishing.store.audit.AuditRecord;
import org.llmmarket.publishing.store.audit.AuditRecords;
import org.llmmarket.publishing.store.audit.AuditResult;

/** Takes into the audit trail what a call has changed at a neighbour and no event tells: once, however often it was repeated. */
public final class OutsideActs {

    private final AuditRecords records;
    private final Clock clock;

    public OutsideActs(AuditRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** Records a call that succeeded: repetitions have its idempotency key. */
    public void done(
            String eventType,
            String action,
            String resourceType,
            String resourceId,
            Map<String, Object> details,
            Call call) {
        String repeated = action + " " + resourceId + " " + call.idempotencyKey();
        records.addWithNextCommit(new AuditRecord(
                UUID.nameUUIDFromBytes(repeated.getBytes(StandardCharsets.UTF_8)),
                Instant.now(clock).truncatedTo(ChronoUnit.MICROS),
                eventType,
                action,
                Actor.SYSTEM.id().value(),
                ActorType.SYSTEM,
                resourceId,
                resourceType,
                call.requestId().isEmpty() ? null : call.requestId(),
                null,
                AuditResult.SUCCESS,
                details));
    }
}
