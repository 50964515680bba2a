package org.llmmarket.publishing.query.rebuild;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Where a rebuild stands. */
enum RebuildState {
    REQUESTED,
    /** The log is folded, service by service, up to where it ended at the start. */
    BUILDING,
    INDEXING,
    /** What was said meanwhile is folded. */
    CATCHING_UP,
    /** Row is held against row. */
    COMPARING,
    SWAPPING,
    CANCELLING,
    /** It differs from the live one, and an admin is to say which of the two it shall be. */
    HELD,
    SWAPPED,
    CANCELLED,
    FAILED;

    /** Whether a process has to go on with it. */
    boolean isUnderWay() {
        return compareTo(HELD) < 0;
    }

    /** Whether its tables stand beside the live ones. */
    boolean isOpen() {
        return compareTo(HELD) <= 0;
    }

    static String[] underWay() {
        return Arrays.stream(values())
                .filter(RebuildState::isUnderWay)
                .map(RebuildState::wire)
                .toArray(String[]::new);
    }

    @JsonValue
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RebuildState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
