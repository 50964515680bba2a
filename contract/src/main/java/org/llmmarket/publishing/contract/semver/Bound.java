package org.llmmarket.publishing.contract.semver;

import java.util.List;

/** One condition of a range: how a version must compare with another. */
record Bound(Relation relation, SemVer version) {

    enum Relation {
        LESS,
        AT_MOST,
        EQUAL,
        AT_LEAST,
        MORE;

        Bound than(SemVer version) {
            return new Bound(this, version);
        }
    }

    /** What no version satisfies: there is nothing below the lowest pre-release of all. */
    static final List<Bound> NOTHING = List.of(Relation.LESS.than(SemVer.of("0.0.0-0")));

    boolean holds(SemVer candidate) {
        int order = SemVer.PRECEDENCE.compare(candidate, version);
        return switch (relation) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case EQUAL -> order == 0;
            case AT_LEAST -> order >= 0;
            case MORE -> order > 0;
        };
    }

    /** Whether who wrote this bound knew that the candidate's release has pre-releases. */
    boolean namesPreReleaseOf(SemVer candidate) {
        return version.isPreRelease()
                && version.major().equals(candidate.major())
                && version.minor().equals(candidate.minor())
                && version.patch().equals(candidate.patch());
    }
}
