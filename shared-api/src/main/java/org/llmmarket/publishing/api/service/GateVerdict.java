package org.llmmarket.publishing.api.service;

import org.jspecify.annotations.Nullable;

/**
 * What the version gate decided, and against what.
 *
 * @param base the version that this one follows; none for the first
 * @param changes how many changes the contract's comparison found; the report lies beside, by its digest
 */
public record GateVerdict(
        @Nullable VersionNumber base,
        @Nullable Digest baseDigest,
        @Nullable Bump bumpRequired,
        @Nullable Bump bumpGiven,
        boolean compared,
        int changes,
        @Nullable Digest changeReport) {

    /** Nothing to compare with. */
    public static final GateVerdict FIRST = new GateVerdict(null, null, null, null, false, 0, null);
}
