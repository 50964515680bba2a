package org.llmmarket.publishing.saga.neighbour;

/** A neighbour gave no usable answer. The message is a sentence for the timeline. */
public final class NeighbourAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** In which way a neighbour can be away. */
    public enum Kind {
        /** It could not be reached, or said itself that it cannot answer now. */
        GONE,
        /** It did not answer in time. */
        SLOW,
        /** What it answered is no answer to what it was asked. */
        WRONG,
        /** It failed so often that it is not asked for a while. */
        PAUSED,
        /** No address is set for it: asking again is of no use. */
        DISABLED
    }

    private final Kind kind;

    public NeighbourAway(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it may answer when it is asked again. */
    public boolean mayReturn() {
        return kind != Kind.DISABLED;
    }

    /** The sentence for the timeline. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
