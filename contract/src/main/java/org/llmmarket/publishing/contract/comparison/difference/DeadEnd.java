package org.llmmarket.publishing.contract.comparison.difference;

import org.llmmarket.publishing.contract.comparison.Place;

/** The last of a chain of references, which leads nowhere; two of the same text are taken for the same. */
public final class DeadEnd {

    private static final int LONGEST_CHAIN = 100;

    private DeadEnd() {}

    /** The reference that cannot be followed, or nothing where there is none. */
    public static String of(Place place) {
        Place current = place;
        String reference = "";
        for (int i = 0; i < LONGEST_CHAIN && current.node().path("$ref").isString(); i++) {
            reference = current.node().path("$ref").asString();
            current = current.target(reference);
        }
        return current.exists() && !current.node().path("$ref").isString() ? "" : reference;
    }
}
