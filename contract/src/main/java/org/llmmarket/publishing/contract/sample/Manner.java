package org.llmmarket.publishing.contract.sample;

import java.util.List;

/**
 * One way of making a value.
 *
 * @param examples whether examples and defaults inside the schema are trusted
 * @param careful whether each choice between alternatives is checked at once, which costs time
 */
record Manner(Extent extent, boolean examples, boolean careful) {

    private static final List<Manner> TYPICAL = List.of(
            new Manner(Extent.TYPICAL, true, false),
            new Manner(Extent.TYPICAL, false, false),
            new Manner(Extent.TYPICAL, false, true),
            new Manner(Extent.SMALLEST, true, false),
            new Manner(Extent.SMALLEST, false, false),
            new Manner(Extent.SMALLEST, false, true));

    /** The ways that are tried until a value is valid. */
    static List<Manner> inOrder(Extent extent) {
        return extent == Extent.TYPICAL ? TYPICAL : TYPICAL.subList(3, 6);
    }
}
