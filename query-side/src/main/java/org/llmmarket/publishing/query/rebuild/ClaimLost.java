package org.llmmarket.publishing.query.rebuild;

/** The rebuild was cancelled, or another process goes on with it: whatever is at hand is rolled back. */
final class ClaimLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClaimLost(String projection) {
        super("The rebuild of " + projection + " is no longer done here");
    }
}
