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
        /** It is there and says no to what it was asked. */
        REFUSED,
        /** It failed so often that it is not asked for a while. */
        PAUSED,
        /** No address is set for it: asking again is of no use. */
        DISABLED
    }

    private final Kind kind;
    private final boolean down;

    public NeighbourAway(Kind kind, String message) {
        this(kind, message, false);
    }

    private NeighbourAway(Kind kind, String message, boolean down) {
        super(message, null, false, false);
        this.kind = kind;
        this.down = down;
    }

    /** The same of a neighbour that answers nobody else either. */
    public NeighbourAway whileDown() {
        return new NeighbourAway(kind, detail(), true);
    }

    /** Whether the neighbour answers nobody else either, so that nothing is wrong with what it was asked. */
    public boolean isDown() {
        return down;
    }

    /** Whether there is no use in asking it the next thing at once, which would end, or take, as this did. */
    public boolean isForAll() {
        return down || kind == Kind.PAUSED || kind == Kind.SLOW || kind == Kind.DISABLED;
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
