package org.llmmarket.publishing.contract.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a value agrees with a schema.
 *
 * @param faults what is wrong with the value; the first few only
 * @param unchecked why the check was given up, if it was; then there are no faults
 */
public record Conformity(List<Fault> faults, @Nullable String unchecked) {

    static final Conformity FULL = new Conformity(List.of(), null);

    /**
     * One thing that is wrong with a value.
     *
     * @param pointer a JSON pointer by RFC 6901 into the value
     */
    public record Fault(String pointer, String message) {}

    public Conformity {
        faults = List.copyOf(faults);
    }

    static Conformity unchecked(String reason) {
        return new Conformity(List.of(), reason);
    }

    /** Whether nothing speaks against the value; also where the check was given up. */
    public boolean isAcceptable() {
        return faults.isEmpty();
    }
}
