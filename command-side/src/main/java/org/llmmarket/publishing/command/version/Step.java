package org.llmmarket.publishing.command.version;

import java.math.BigInteger;
import java.util.List;
import org.llmmarket.publishing.api.service.Bump;
import org.llmmarket.publishing.contract.semver.SemVer;

/** The way from one release to the next, by Semantic Versioning; below 1.0.0 a break moves the minor number. */
public final class Step {

    private Step() {}

    /** How far a number has moved. */
    public static Bump given(SemVer from, SemVer to) {
        if (!from.major().equals(to.major())) {
            return Bump.MAJOR;
        }
        return from.minor().equals(to.minor()) ? Bump.PATCH : Bump.MINOR;
    }

    /** How far the number must move for changes that ask for this much. */
    public static Bump required(SemVer from, Bump asked) {
        if (!isUnstable(from)) {
            return asked;
        }
        return switch (asked) {
            case MAJOR -> Bump.MINOR;
            case MINOR -> Bump.PATCH;
            default -> asked;
        };
    }

    /** The least release that is so far away; one that has to do with nothing is the next patch. */
    static SemVer next(SemVer from, Bump bump) {
        return switch (bump) {
            case MAJOR -> release(from.major().add(BigInteger.ONE), BigInteger.ZERO, BigInteger.ZERO);
            case MINOR -> release(from.major(), from.minor().add(BigInteger.ONE), BigInteger.ZERO);
            default -> release(from.major(), from.minor(), from.patch().add(BigInteger.ONE));
        };
    }

    /** The least release above a version. */
    static SemVer above(SemVer version) {
        return version.isPreRelease()
                ? release(version.major(), version.minor(), version.patch())
                : next(version, Bump.PATCH);
    }

    /** Whether both are of one line: no break lies between them that their numbers would tell. */
    static boolean isOneLine(SemVer one, SemVer other) {
        return one.major().equals(other.major())
                && (!isUnstable(one) || one.minor().equals(other.minor()));
    }

    /** The least release of the next line. */
    static SemVer nextLine(SemVer version) {
        return next(version, required(version, Bump.MAJOR));
    }

    private static boolean isUnstable(SemVer version) {
        return version.major().signum() == 0;
    }

    private static SemVer release(BigInteger major, BigInteger minor, BigInteger patch) {
        return new SemVer(major, minor, patch, List.of(), List.of());
    }
}
