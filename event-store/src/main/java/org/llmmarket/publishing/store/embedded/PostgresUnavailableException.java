package org.llmmarket.publishing.store.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded server cannot run; the message is one sentence that tells the operator why and what to do. */
public final class PostgresUnavailableException extends RuntimeException {

    PostgresUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    PostgresUnavailableException(String message) {
        this(message, null);
    }
}
