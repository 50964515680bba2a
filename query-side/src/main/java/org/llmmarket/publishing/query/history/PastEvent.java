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
 */
record PastEvent(
        long position,
        String eventId,
        String event,
        ServiceId serviceId,
        @Nullable VersionNumber version,
        Instant timestamp,
        @Nullable String actor,
        JsonNode payload) {

    static PastEvent of(RecordedEvent event, ServiceId service, boolean namesPeople) {
        return new PastEvent(
                event.position(),
                event.eventId(),
                event.name(),
                service,
                EventFacts.version(event.payload()).orElse(null),
                event.at(),
                namesPeople ? ServiceLog.actor(event) : null,
                CatalogJson.MAPPER.valueToTree(event.payload()));
    }
}
