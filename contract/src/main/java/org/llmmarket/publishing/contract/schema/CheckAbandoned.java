package org.llmmarket.publishing.contract.schema;

/** A check has used up its time, its steps or its depth. */
public final class CheckAbandoned extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CheckAbandoned() {
        super("the check was given up", null, false, false);
    }
}
