package org.llmmarket.publishing.store.log;

import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * An event that names a service, as a reader of the log by services hears it.
 *
 * @param kind its class, or a stand-in for one that is gone
 * @param message its payload and metadata, where the reader needs events of this kind; else only that it happened is known
 */
public record Heard(
        String serviceId,
        long position,
        Instant at,
        Class<?> kind,
        @Nullable EventMessage<?> message) {

    /** What was said; only of a kind that the reader has asked for. */
    public Object payload() {
        return Objects.requireNonNull(message, "nobody asked for the payload of this kind")
                .getPayload();
    }
}
