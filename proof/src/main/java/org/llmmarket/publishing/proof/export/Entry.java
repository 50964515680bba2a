package org.llmmarket.publishing.proof.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of an export: what the tree recorded at one place of the log beside what stands there now.
 *
 * @param index the leaf's place in the tree; null when an event stands where the tree recorded none
 * @param leafHash what the tree recorded
 * @param leafEventId of which event the tree recorded it
 * @param event what stands in the log; null when the row is gone
 * @param proof the path from the leaf to the checkpoint's root, in a bundle
 */
public record Entry(
        String type,
        @Nullable Long index,
        @Nullable String leafHash,
        @Nullable String leafEventId,
        @Nullable ExportedEvent event,
        @Nullable List<String> proof) {

    public static final String TYPE = "event";
}
