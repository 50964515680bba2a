package org.llmmarket.publishing.store.processing;

import java.util.List;

/**
 * What became of a part of the log.
 *
 * @param upTo the position where the part ends
 * @param sent how many events the other side has taken
 * @param refused the events that it will never take
 */
public record Relayed(long upTo, int sent, List<Refused> refused) {

    public Relayed {
        refused = List.copyOf(refused);
    }

    /** An event that cannot be sent, however often it is tried. */
    public record Refused(long position, String stream, String name, String error) {}
}
