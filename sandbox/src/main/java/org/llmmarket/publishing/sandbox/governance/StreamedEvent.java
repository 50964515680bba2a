package org.llmmarket.publishing.sandbox.governance;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event of the marketplace, as the dashboard is told of it. */
record StreamedEvent(
        String eventType, Instant timestamp, @Nullable Object data) {

    /** A text of the event's data, empty when there is none of that name. */
    String text(String name) {
        Object value = data instanceof Map<?, ?> fields ? fields.get(name) : null;
        return value instanceof String text ? text : "";
    }
}
