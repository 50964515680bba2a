package org.llmmarket.publishing.app;

/** The process cannot start as it is set; the message names the setting and the remedy. */
final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartRefused(String message) {
        super(message, null, false, false);
    }
}
