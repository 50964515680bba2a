package org.llmmarket.publishing.proof.export;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.proof.event.EventLeaf;

/**
 * An event as its row has it.
 *
 * @param payload the stored JSON as a text, for its bytes count
 * @param metadata the same of who caused it and why
 */
public record ExportedEvent(
        long position,
        String aggregateType,
        String aggregateId,
        long sequence,
        String eventId,
        String name,
        @Nullable String revision,
        String timestamp,
        @Nullable String serviceId,
        String payload,
        String metadata) {

    public ExportedEvent {
        Objects.requireNonNull(aggregateType, "aggregateType");
        Objects.requireNonNull(aggregateId, "aggregateId");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(metadata, "metadata");
    }

    EventLeaf leaf() throws Unjudgeable {
        try {
            return new EventLeaf(
                    aggregateId,
                    aggregateType,
                    eventId,
                    EventLeaf.digest(metadata.getBytes(StandardCharsets.UTF_8)),
                    name,
                    EventLeaf.digest(payload.getBytes(StandardCharsets.UTF_8)),
                    revision,
                    sequence,
                    serviceId,
                    Instant.parse(timestamp));
        } catch (DateTimeException e) {
            throw new Unjudgeable("The event " + eventId + " has no readable timestamp.");
        }
    }

    /** For people. */
    @Override
    public String toString() {
        return name + " " + eventId + " (" + aggregateType + " " + aggregateId + ", sequence " + sequence
                + ", log position " + position + ")";
    }
}
