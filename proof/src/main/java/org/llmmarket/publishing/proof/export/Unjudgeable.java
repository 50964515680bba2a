package org.llmmarket.publishing.proof.export;

/** Nothing can be said of what was given; the message says why. */
public final class Unjudgeable extends Exception {

    private static final long serialVersionUID = 1L;

    public Unjudgeable(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
