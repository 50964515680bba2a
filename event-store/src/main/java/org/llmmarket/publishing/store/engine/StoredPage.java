package org.llmmarket.publishing.store.engine;

import java.util.List;

/**
 * A part of the log as it is stored.
 *
 * @param upTo the position where the part ends, and after which the next one begins
 */
public record StoredPage(List<StoredEvent> events, long upTo) {

    public StoredPage {
        events = List.copyOf(events);
    }
}
