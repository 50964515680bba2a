package org.llmmarket.publishing.saga.endpoint;

/** The credential that the provider lends to the tests: the value of a header. */
public record TestAccess(String header, String value) {

    /** Never the value: this must be safe to log. */
    @Override
    public String toString() {
        return "TestAccess[" + header + ": ***]";
    }
}
