package org.llmmarket.publishing.contract.comparison.difference;

/** The comparison would cost more than it may. */
public final class ComparisonAbandoned extends RuntimeException {

    ComparisonAbandoned(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
