package org.llmmarket.publishing.contract.comparison.schema;

/** Whether a form has {@code oneOf} in it, which is read as if its branches did not overlap. */
enum Exclusion {
    NONE,
    DISJOINT,
    /** At least, the branches cannot be seen to be disjoint. */
    OVERLAPPING;

    Exclusion or(Exclusion other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
