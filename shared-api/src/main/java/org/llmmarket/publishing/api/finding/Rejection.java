package org.llmmarket.publishing.api.finding;

import java.util.Objects;

/** A command is refused: nothing has changed. The one rejection type of every aggregate and of the gate. */
public final class Rejection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Findings findings;

    public Rejection(Reason reason, String message) {
        this(reason, message, Findings.NONE);
    }

    public Rejection(Reason reason, String message, Findings findings) {
        super(message, null, false, false);
        this.reason = reason;
        this.findings = findings;
    }

    public static void rejectIf(boolean condition, Reason reason, String message) {
        if (condition) {
            throw new Rejection(reason, message);
        }
    }

    public Reason reason() {
        return reason;
    }

    public Findings findings() {
        return findings;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
