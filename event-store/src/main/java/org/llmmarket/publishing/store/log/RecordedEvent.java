package org.llmmarket.publishing.store.log;

import java.time.Instant;
import java.util.Map;

/**
 * An event as it stands in the log.
 *
 * @param position its place in the log, rising and never reused
 * @param name its stored name, without a Java package
 * @param sequence its place in its aggregate's stream, from 0
 */
public record RecordedEvent(
        long position,
        String eventId,
        String name,
        String aggregateId,
        long sequence,
        Instant at,
        Map<String, Object> metadata,
        Object payload) {}
