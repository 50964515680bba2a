package org.llmmarket.publishing.sandbox.server;

import jakarta.servlet.ServletRequest;
import java.util.Objects;

/** What the server knows of a request beyond the servlet API: whose door it came through, and how to hang up on it. */
public record Visit(Neighbour neighbour, Runnable hangUp) {

    private static final String ATTRIBUTE = Visit.class.getName();

    /** The visit that the request belongs to. */
    public static Visit of(ServletRequest request) {
        return Objects.requireNonNull((Visit) request.getAttribute(ATTRIBUTE), "a request that came through no door");
    }

    void attachTo(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
