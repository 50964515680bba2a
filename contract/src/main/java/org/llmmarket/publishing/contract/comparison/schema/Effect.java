package org.llmmarket.publishing.contract.comparison.schema;

import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.schema.Direction;

/** What a difference does to the set of values that a schema allows. */
enum Effect {
    /** All that was allowed still is, and more. */
    WIDENED,
    /** Nothing new is allowed, and something no longer is. */
    NARROWED,
    /** Something is newly allowed, and something no longer is. */
    CHANGED,
    /** It cannot be said. */
    UNDECIDED;

    /** What is sent may only widen, what is received may only narrow. */
    Bump bump(Direction direction) {
        return this == (direction == Direction.REQUEST ? WIDENED : NARROWED) ? Bump.MINOR : Bump.MAJOR;
    }
}
