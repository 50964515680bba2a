package org.llmmarket.publishing.sandbox.governance;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** One thing that the dashboard heard about a service, and what it means for the metrics. */
record Heard(Instant at, String serviceId, Meaning meaning) {

    /** What an event says of a service. */
    enum Meaning {
        BEGUN,
        PUBLISHED,
        ACTIVE,
        FAILED,
        INACTIVE,
        NOTHING
    }

    private static final Map<String, Meaning> BY_WORD = Map.of(
            "failed", Meaning.FAILED,
            "rejected", Meaning.FAILED,
            "deprecated", Meaning.INACTIVE,
            "suspended", Meaning.INACTIVE,
            "retired", Meaning.INACTIVE,
            "published", Meaning.ACTIVE,
            "activated", Meaning.ACTIVE,
            "reinstated", Meaning.ACTIVE,
            "started", Meaning.BEGUN,
            "submitted", Meaning.BEGUN);

    /**
     * The last word of an event's name tells, as in {@code service_published} or {@code PublicationStarted}; what happens to one
     * version alone says nothing of its service.
     */
    static Heard of(StreamedEvent event) {
        String name = event.eventType().toLowerCase(Locale.ROOT);
        Meaning meaning = BY_WORD.entrySet().stream()
                .filter(word -> name.endsWith(word.getKey()) && !name.startsWith("version_"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Meaning.NOTHING);
        return new Heard(event.timestamp(), event.text("serviceId"), meaning);
    }
}
