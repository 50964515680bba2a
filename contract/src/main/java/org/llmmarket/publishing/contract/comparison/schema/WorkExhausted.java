package org.llmmarket.publishing.contract.comparison.schema;

/** A comparison has used up its steps or its depth. */
final class WorkExhausted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WorkExhausted() {
        super("the comparison was given up", null, false, false);
    }
}
