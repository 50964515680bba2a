package org.llmmarket.publishing.app.contract;

/** Ends a run that has nothing to judge, with a sentence for whoever called. */
final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
