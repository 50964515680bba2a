package org.llmmarket.publishing.contract.comparison;

import org.jspecify.annotations.Nullable;

/**
 * One difference between two contracts.
 *
 * @param code stable, e.g. {@code RESPONSE_PROPERTY_REMOVED}; {@link #NOT_COMPARED} where the comparison cannot decide
 * @param bump what this difference alone asks for
 * @param location a JSON pointer by RFC 6901 to the place that consumers meet, references followed in place: in the
 *     revision, or in the base where it is gone
 * @param baseLocation a JSON pointer to where the base has it written, behind its references; none where it is new
 * @param revisionLocation a JSON pointer to where the revision has it written; none where it is gone
 * @param message a sentence for people
 */
public record Change(
        String code,
        Bump bump,
        String location,
        @Nullable String baseLocation,
        @Nullable String revisionLocation,
        String message) {

    /** The code of what could not be decided, which asks for {@link Bump#MAJOR}. */
    public static final String NOT_COMPARED = "NOT_COMPARED";

    /** The same with another bump. */
    public Change as(Bump other) {
        return new Change(code, other, location, baseLocation, revisionLocation, message);
    }

    public boolean isUndecided() {
        return code.equals(NOT_COMPARED);
    }
}
