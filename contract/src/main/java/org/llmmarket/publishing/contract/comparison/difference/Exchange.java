package org.llmmarket.publishing.contract.comparison.difference;

import org.llmmarket.publishing.contract.schema.Direction;

/** Who sends the request: the consumer calls the service, and is called by its webhooks and callbacks. */
public enum Exchange {
    CALL(Direction.REQUEST, Direction.RESPONSE),
    EVENT(Direction.RESPONSE, Direction.REQUEST);

    private final Direction request;
    private final Direction response;

    Exchange(Direction request, Direction response) {
        this.request = request;
        this.response = response;
    }

    /** How the request travels for the consumer. */
    public Direction request() {
        return request;
    }

    /** How the response travels for the consumer. */
    public Direction response() {
        return response;
    }

    public boolean isCall() {
        return this == CALL;
    }

    /** The exchange of a callback. */
    public Exchange reversed() {
        return isCall() ? EVENT : CALL;
    }
}
