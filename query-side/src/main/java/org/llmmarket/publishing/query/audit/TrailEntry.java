package org.llmmarket.publishing.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.audit.ActorType;
import org.llmmarket.publishing.store.audit.AuditResult;
import tools.jackson.databind.JsonNode;

/**
 * An entry of the audit trail as auditors see it.
 *
 * @param id of an event that is the event's own, by which it can be proved to be in the log
 * @param actorId none for an anonymous caller
 * @param ipAddress none when nobody asked, or when it was erased
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record TrailEntry(
        UUID id,
        Instant timestamp,
        String eventType,
        String action,
        @Nullable String actorId,
        ActorType actorType,
        String resourceId,
        String resourceType,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        @Nullable String requestId,
        JsonNode details,
        AuditResult result) {

    AuditSearch.Place place() {
        return new AuditSearch.Place(timestamp, id);
    }
}
