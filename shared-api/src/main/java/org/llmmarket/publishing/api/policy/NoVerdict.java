package org.llmmarket.publishing.api.policy;

/** There is no verdict; the message says why, in a sentence for people. */
public final class NoVerdict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What keeps the engine from judging. */
    public enum Kind {
        /** It may answer when it is asked again. */
        AWAY,
        /** What it was asked is nothing that it can judge. */
        UNFIT,
        /** It judges no drafts. */
        NO_DRAFTS
    }

    private final Kind kind;

    public NoVerdict(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
