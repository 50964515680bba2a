package org.llmmarket.publishing.proof.export;

/**
 * A fault of the log.
 *
 * @param index where the tree has, or should have, what it is about; where the whole is meant, the first index in question
 */
public record Finding(Kind kind, long index, String message) {

    /** What was done to the log. */
    public enum Kind {
        CHANGED,
        REMOVED,
        INSERTED,
        REORDERED,
        CUT,
        TREE_CHANGED,
        REWRITTEN,
        DOCUMENT_CHANGED
    }

    @Override
    public String toString() {
        return kind + " at index " + index + ": " + message;
    }
}
