package org.llmmarket.publishing.query.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.query.catalog.CatalogJson;
import org.llmmarket.publishing.query.catalog.ServiceLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import tools.jackson.databind.JsonNode;

/**
 * An event of a service's history.
 *
 * @param position its place in the log
 * @param event its name
 * @param version the one version that it is about; null where there are several, or none
 * @param actor the account that caused it, or {@code system}; null where the reader may not know
 * @param cause the id of the command that led to it; events with the same cause became true together
 * @param requestId the request that it all began with; null where nobody outside asked for it
 */
record PastEvent(
        long position,
        String eventId,
        String event,
        ServiceId serviceId,
        @Nullable VersionNumber version,
        Instant timestamp,
        @Nullable String actor,
        @Nullable String cause,
        @Nullable String requestId,
        JsonNode payload) {

    private static final String CAUSE = "correlationId";
    private static final String REQUEST = "requestId";

    static PastEvent of(RecordedEvent event, ServiceId service, boolean namesPeople) {
        return new PastEvent(
                event.position(),
                event.eventId(),
                event.name(),
                service,
                EventFacts.version(event.payload()).orElse(null),
                event.at(),
                namesPeople ? ServiceLog.actor(event) : null,
                namesPeople ? said(event, CAUSE) : null,
                namesPeople ? said(event, REQUEST) : null,
                CatalogJson.MAPPER.valueToTree(event.payload()));
    }

    private static @Nullable String said(RecordedEvent event, String key) {
        Object said = event.metadata().get(key);
        return said == null || said.toString().isEmpty() ? null : said.toString();
    }
}
