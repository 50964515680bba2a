package org.llmmarket.publishing.contract.semver;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A version by <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0.0</a>, with numbers of any size, in
 * at most {@value #MAX_LENGTH} characters.
 *
 * <p>Equality is that of the text; {@link #PRECEDENCE} is the order of the standard, which does not see build metadata. The
 * two differ by design, and so this type is not {@code Comparable}.
 */
public record SemVer(
        BigInteger major, BigInteger minor, BigInteger patch, List<String> preRelease, List<String> build) {

    /** Longest text that is read as a version, in characters. */
    public static final int MAX_LENGTH = 256;

    /** The order of section 11 of the standard; versions that differ in build metadata only are equal in it. */
    public static final Comparator<SemVer> PRECEDENCE = Comparator.comparing(SemVer::major)
            .thenComparing(SemVer::minor)
            .thenComparing(SemVer::patch)
            .thenComparing(SemVer::preRelease, new PreReleaseOrder());

    public SemVer {
        preRelease = List.copyOf(preRelease);
        build = List.copyOf(build);
    }

    /** Reads a version, or nothing where the text is none. */
    public static Optional<SemVer> parse(String text) {
        try {
            return Optional.of(of(text));
        } catch (InvalidSemVer none) {
            return Optional.empty();
        }
    }

    /**
     * Reads a version.
     *
     * @throws InvalidSemVer with a sentence that says what is wrong with the text
     */
    public static SemVer of(String text) {
        return new SemVerReader(text).read();
    }

    /** Whether this version is marked as unstable, as in {@code 1.0.0-rc.1}. */
    public boolean isPreRelease() {
        return !preRelease.isEmpty();
    }

    /** Whether this version carries build metadata, as in {@code 1.0.0+20260501}. */
    public boolean hasBuild() {
        return !build.isEmpty();
    }

    public boolean isHigherThan(SemVer other) {
        return PRECEDENCE.compare(this, other) > 0;
    }

    /** The version as it is written, build metadata included. */
    @Override
    public String toString() {
        String core = major + "." + minor + "." + patch;
        String unstable = preRelease.isEmpty() ? "" : "-" + String.join(".", preRelease);
        return core + unstable + (build.isEmpty() ? "" : "+" + String.join(".", build));
    }
}
