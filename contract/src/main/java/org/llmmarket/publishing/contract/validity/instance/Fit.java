package org.llmmarket.publishing.contract.validity.instance;

/** Whether a value fits a schema, as far as that can be said. */
enum Fit {
    YES,
    NO,
    UNKNOWN;

    static Fit of(boolean fits) {
        return fits ? YES : NO;
    }

    /** Both must fit. */
    Fit and(Fit other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES ? other : UNKNOWN;
    }

    Fit not() {
        return this == UNKNOWN ? UNKNOWN : of(this == NO);
    }
}
