package org.llmmarket.publishing.store.processing;

import java.time.Instant;

/**
 * An event that a group could not take, or that waits behind one of its stream.
 *
 * @param stream its aggregate: events of one stream are parked and taken up again in order
 * @param position its place in the log
 * @param error what went wrong, or that it waits
 */
public record ParkedEvent(
        String processor, String stream, long position, String name, String error, Instant parkedAt) {}
