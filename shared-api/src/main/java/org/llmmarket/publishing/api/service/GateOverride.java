package org.llmmarket.publishing.api.service;

/** The bump that an admin holds right for one version, between exactly these two documents. */
public record GateOverride(VersionNumber version, Digest baseDigest, Digest revisionDigest, Bump bump) {

    /** Whether this is about the same step; what is said later then counts. */
    public boolean isAbout(VersionNumber number, Digest base, Digest revision) {
        return version.equals(number) && baseDigest.equals(base) && revisionDigest.equals(revision);
    }

    public boolean isAbout(GateOverride other) {
        return isAbout(other.version, other.baseDigest, other.revisionDigest);
    }
}
