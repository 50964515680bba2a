package org.llmmarket.publishing.query.rebuild;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last rebuild of a read model.
 *
 * @param holds whether it waits for an admin when it differs from the live model
 * @param builtTo the position of the log up to which it is built
 * @param afterService the last service that the first pass has done with
 * @param rowsCompared of the live model; none before they were compared
 * @param differences rows that differ, at the same position of the log
 * @param examples some of them
 * @param leftOut services that could not be folded and are as they were
 * @param previousPosition where the group stood when the model that is kept aside was live; none when none is kept
 */
record Rebuild(
        String projection,
        RebuildState state,
        boolean holds,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long builtTo,
        String afterService,
        long eventsDone,
        long eventsTotal,
        double eventsPerSecond,
        @Nullable Long rowsCompared,
        @Nullable Long differences,
        List<String> examples,
        List<String> leftOut,
        @Nullable String error,
        @Nullable Long previousPosition,
        @Nullable Instant previousSince) {

    Rebuild {
        examples = List.copyOf(examples);
        leftOut = List.copyOf(leftOut);
    }
}
