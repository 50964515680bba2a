package org.llmmarket.publishing.api.service;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param basis what it rests on; none where that was not recorded yet, or does not matter to the reader
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
        @Nullable Digest changeReport,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable GateBasis basis) {

    /** Nothing to compare with. */
    public static final GateVerdict FIRST = new GateVerdict(null, null, null, null, null, false, false, 0, null, null);

    /** As it was recorded before its basis was. */
    public GateVerdict(
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
        this(
                base,
                baseDigest,
                baseRevision,
                bumpRequired,
                bumpGiven,
                compared,
                overridden,
                changes,
                summary,
                changeReport,
                null);
    }

    public GateVerdict on(@Nullable GateBasis found) {
        return new GateVerdict(
                base,
                baseDigest,
                baseRevision,
                bumpRequired,
                bumpGiven,
                compared,
                overridden,
                changes,
                summary,
                changeReport,
                found);
    }
}
