package org.llmmarket.publishing.sandbox.governance;

/** Something that the dashboard does not do for a reason that the caller is told. */
class Declined extends RuntimeException {

    private final String code;

    Declined(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
