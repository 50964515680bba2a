package org.llmmarket.publishing.store.engine;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * A part of the log.
 *
 * @param messages its events; an upcaster may have made none or several of one
 * @param upTo the position where the part ends, and after which the next one begins
 */
public record LogPage(List<TrackedEventMessage<?>> messages, long upTo) {}
