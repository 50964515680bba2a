package org.llmmarket.publishing.contract.semver;

import java.util.List;
import java.util.Optional;

/**
 * A set of versions as <a href="https://github.com/npm/node-semver#ranges">node-semver</a> writes it: {@code ^1.2},
 * {@code ~1.2.3}, {@code 1.x}, {@code >=1.0.0 <2.0.0}, {@code 1.2 - 2}, {@code 1 || 3}, in at most {@value #MAX_LENGTH}
 * characters and with numbers of any size. A pre-release lies in a range only where the range names a pre-release of the
 * same release.
 */
public final class SemVerRange {

    /** Longest text that is read as a range, in characters. */
    public static final int MAX_LENGTH = 256;

    private final List<List<Bound>> alternatives;

    SemVerRange(List<List<Bound>> alternatives) {
        this.alternatives = alternatives;
    }

    /** Reads a range, or nothing where the text is none. The empty text is the range of all releases. */
    public static Optional<SemVerRange> parse(String text) {
        try {
            return Optional.of(of(text));
        } catch (InvalidSemVer none) {
            return Optional.empty();
        }
    }

    /**
     * Reads a range.
     *
     * @throws InvalidSemVer with a sentence that says what is wrong with the text
     */
    public static SemVerRange of(String text) {
        return new SemVerRange(RangeReader.read(text));
    }

    /** Whether the version lies in the range; build metadata is not looked at. */
    public boolean contains(SemVer version) {
        return alternatives.stream().anyMatch(bounds -> isWithin(bounds, version));
    }

    private static boolean isWithin(List<Bound> bounds, SemVer version) {
        return bounds.stream().allMatch(bound -> bound.holds(version))
                && (!version.isPreRelease() || bounds.stream().anyMatch(bound -> bound.namesPreReleaseOf(version)));
    }
}
