package org.llmmarket.publishing.access.body;

import java.util.Objects;

/** A body that cannot be read as JSON at all; its message says where and why. */
public final class MalformedBody extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedBody(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
