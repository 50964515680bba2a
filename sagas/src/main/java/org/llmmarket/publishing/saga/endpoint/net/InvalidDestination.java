package org.llmmarket.publishing.saga.endpoint.net;

/** The URL of an endpoint leads nowhere; the message says why. */
public final class InvalidDestination extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    InvalidDestination(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
