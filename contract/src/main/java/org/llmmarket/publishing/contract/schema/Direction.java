package org.llmmarket.publishing.contract.schema;

/** Which way a value travels: requests lack what is read-only, responses what is write-only. */
public enum Direction {
    REQUEST("readOnly"),
    RESPONSE("writeOnly");

    private final String leftOut;

    Direction(String leftOut) {
        this.leftOut = leftOut;
    }

    /** The keyword of properties that are not sent this way. */
    public String leftOut() {
        return leftOut;
    }
}
