package org.llmmarket.publishing.api.service;

import org.jspecify.annotations.Nullable;

/**
 * What the version gate decided, and against what.
 *
 * @param base the version that this one follows; none for the first
 * @param baseRevision of the base's terms, as they were compared
 * @param bumpRequired by what has changed since, or by an admin who overrode the comparison
 * @param compared whether everything that has changed could be decided
 * @param overridden whether an admin's override was used
 * @param changes how many there are; the report of all lies beside, by its digest
 * @param summary of the changes in a sentence
 */
public record GateVerdict(
        @Nullable VersionNumber base,
        @Nullable Digest baseDigest,
        @Nullable Integer baseRevision,
        @Nullable Bump bumpRequired,
        @Nullable Bump bumpGiven,
        boolean compared,
        boolean overridden,
        int changes,
        @Nullable String summary,
        @Nullable Digest changeReport) {

    /** Nothing to compare with. */
    public static final GateVerdict FIRST = new GateVerdict(null, null, null, null, null, false, false, 0, null, null);
}
