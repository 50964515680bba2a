package org.llmmarket.publishing.contract.semver;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A version of a range, which may leave numbers open: {@code 1}, {@code 1.x}, {@code *}. What follows an open number is open
 * too.
 *
 * @param numbers those that are given, at most three
 * @param preRelease of a version that leaves nothing open
 */
record PartialVersion(List<BigInteger> numbers, List<String> preRelease) {

    private static final Pattern FORM = Pattern.compile(
            "([0-9xX*]++)(?:\\.([0-9xX*]++)" + "(?:\\.([0-9xX*]++)(-[0-9A-Za-z.-]++)?(\\+[0-9A-Za-z.-]++)?)?)?");
    private static final Pattern OPEN = Pattern.compile("[xX*]");
    private static final List<String> LOWEST = List.of("0");

    static PartialVersion of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvalidSemVer("'" + text + "' is no version");
        }
        List<@Nullable String> written =
                Stream.of(1, 2, 3).<@Nullable String>map(form::group).toList();
        List<BigInteger> numbers = written.stream()
                .takeWhile(number -> number != null && !OPEN.matcher(number).matches())
                .map(PartialVersion::number)
                .toList();
        written.stream().skip(numbers.size()).forEach(PartialVersion::rejectUnlessOpenOrNumber);
        String rest = Optional.ofNullable(form.group(4)).orElse("")
                + Optional.ofNullable(form.group(5)).orElse("");
        List<String> preRelease = SemVer.of("0.0.0" + rest).preRelease();
        return new PartialVersion(numbers, numbers.size() == 3 ? preRelease : List.of());
    }

    private static BigInteger number(@Nullable String digits) {
        return SemVer.of(digits + ".0.0").major();
    }

    private static void rejectUnlessOpenOrNumber(@Nullable String text) {
        if (text != null && !OPEN.matcher(text).matches()) {
            number(text);
        }
    }

    boolean isAny() {
        return numbers.isEmpty();
    }

    boolean isFull() {
        return numbers.size() == 3;
    }

    /** The lowest release that it stands for, or the pre-release that it is. */
    SemVer lowest() {
        return version(at(0), at(1), at(2), preRelease);
    }

    /** The lowest release above all that it stands for. */
    SemVer next() {
        return next(Math.max(numbers.size() - 1, 0));
    }

    /** The lowest release with the next higher number at this place, 0 to 2. */
    SemVer next(int place) {
        return version(
                place == 0 ? at(0).add(BigInteger.ONE) : at(0),
                place == 1 ? at(1).add(BigInteger.ONE) : place < 1 ? BigInteger.ZERO : at(1),
                place == 2 ? at(2).add(BigInteger.ONE) : BigInteger.ZERO,
                List.of());
    }

    /** Where the number stands whose change breaks consumers: the first that is not zero. */
    int breakingPlace() {
        int place = 0;
        while (place < numbers.size() - 1 && at(place).signum() == 0) {
            place++;
        }
        return place;
    }

    /** The lowest pre-release of a release, below which everything is older than the release. */
    static SemVer below(SemVer release) {
        return version(release.major(), release.minor(), release.patch(), LOWEST);
    }

    private BigInteger at(int place) {
        return place < numbers.size() ? numbers.get(place) : BigInteger.ZERO;
    }

    private static SemVer version(BigInteger major, BigInteger minor, BigInteger patch, List<String> preRelease) {
        return new SemVer(major, minor, patch, preRelease, List.of());
    }
}
