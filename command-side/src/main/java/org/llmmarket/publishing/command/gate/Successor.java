package org.llmmarket.publishing.command.gate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.GateOverride;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.command.contract.GivenContract;
import org.llmmarket.publishing.contract.semver.SemVer;

/**
 * What comes after the versions that there are.
 *
 * @param number as the provider wrote it; none where it is no version
 * @param place the number itself, or where it would have to stand
 * @param terms none where they are too faulty to be compared
 * @param contract none where it is too faulty to be compared
 * @param agreed an override that was used for this version before
 */
record Successor(
        @Nullable SemVer number,
        SemVer place,
        @Nullable Terms terms,
        @Nullable GivenContract contract,
        @Nullable GateOverride agreed) {

    VersionNumber versionNumber() {
        return new VersionNumber(place.toString());
    }

    /** The override that was used before, where the base is the same still. */
    Optional<GateOverride> agreedOn(Digest base) {
        return Optional.ofNullable(agreed)
                .filter(override -> override.baseDigest().equals(base));
    }

    boolean isInPlace() {
        return place.equals(number);
    }

    /** Whether everything about it can be looked at. */
    boolean isWhole() {
        return terms != null && contract != null;
    }
}
