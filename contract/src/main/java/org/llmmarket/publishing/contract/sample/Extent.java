package org.llmmarket.publishing.contract.sample;

/** How much of what a schema allows a sample shows. */
public enum Extent {
    /** What is required, and no more. */
    SMALLEST,
    /** Optional properties too, as far down as is useful to a reader. */
    TYPICAL
}
