package org.llmmarket.publishing.query.cache;

/** Something of a service that was folded from its log up to a position. */
public interface Positioned {

    /** Of the newest event that it takes into account. */
    long position();
}
