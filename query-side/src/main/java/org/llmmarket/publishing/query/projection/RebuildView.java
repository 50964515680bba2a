package org.llmmarket.publishing.query.projection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rebuild of a read model goes or has ended.
 *
 * @param onDifference swap or hold: what is done when the new model differs from the live one
 * @param position of the log up to which the new model is built
 * @param eventsTotal of the first pass; what was said since the start is folded after it
 * @param secondsLeft of the first pass; null while the rate is not known, and when it is done
 * @param parity null before the models were compared
 * @param leftOut services that could not be folded, and are as they were
 * @param previous the model that was live before; null when none is kept
 */
public record RebuildView(
        String projection,
        String state,
        String onDifference,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long position,
        long eventsDone,
        long eventsTotal,
        double eventsPerSecond,
        @Nullable Long secondsLeft,
        @Nullable Parity parity,
        List<String> leftOut,
        @Nullable String error,
        @Nullable Previous previous) {

    public RebuildView {
        leftOut = List.copyOf(leftOut);
    }

    /**
     * What the comparison row by row has found.
     *
     * @param rows of the live model
     * @param differences rows that differ at the same position of the log
     * @param examples some of them, in words
     */
    public record Parity(boolean equal, long rows, long differences, List<String> examples) {

        public Parity {
            examples = List.copyOf(examples);
        }
    }

    /**
     * The model that is kept aside.
     *
     * @param position of the log that it knows
     * @param since when it is no longer live
     */
    public record Previous(long position, Instant since) {}
}
