package org.llmmarket.publishing.query.catalog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.llmmarket.publishing.contract.semver.SemVer;
import org.semver4j.Semver;
import org.semver4j.range.RangeList;
import org.semver4j.range.RangeListFactory;

/**
 * Versions as npm writes ranges: {@code ^1.2}, {@code ~1.2.3}, {@code 1.x}, {@code >=1.0.0 <2.0.0}, {@code 1.2 - 2},
 * {@code 1 || 3}. A pre-release lies in a range only where the range names a pre-release of the same release.
 */
final class VersionRange {

    private static final int LONGEST = 256;
    private static final String NUMBER = "(?:0|[1-9]\\d{0,8}|[xX*])";
    private static final String PARTIAL = "v?" + NUMBER + "(?:\\." + NUMBER + "(?:\\." + NUMBER
            + "(?:-[0-9A-Za-z-]{1,64}(?:\\.[0-9A-Za-z-]{1,64}){0,8})?)?)?";
    private static final Pattern SIMPLE = Pattern.compile("(?:[~^]|[<>]=?|=)?\\s*" + PARTIAL);
    private static final Pattern SEVERAL = Pattern.compile(SIMPLE + "(?:\\s+" + SIMPLE + ")*");
    private static final Pattern BETWEEN = Pattern.compile("(" + PARTIAL + ")\\s+-\\s+(" + PARTIAL + ")");
    private static final Pattern EVERYTHING = Pattern.compile("[~^=]?\\s*v?[xX*](?:\\.[xX*]){0,2}");

    private final List<RangeList> alternatives;

    private VersionRange(List<RangeList> alternatives) {
        this.alternatives = alternatives;
    }

    /** Reads a range, or nothing where the text is none. */
    static Optional<VersionRange> parse(String text) {
        List<String> parts =
                Stream.of(text.split("\\|\\|", -1)).map(String::strip).toList();
        if (text.length() > LONGEST || !parts.stream().allMatch(VersionRange::isRange)) {
            return Optional.empty();
        }
        return Optional.of(new VersionRange(parts.stream()
                .map(VersionRange::unambiguous)
                .map(RangeListFactory::create)
                .toList()));
    }

    private static boolean isRange(String part) {
        return SEVERAL.matcher(part).matches() || BETWEEN.matcher(part).matches();
    }

    /** The library reads a lone {@code x}, and one at the end of {@code 1 - x}, as below 0.0.0. */
    private static String unambiguous(String part) {
        if (EVERYTHING.matcher(part).matches()) {
            return "*";
        }
        Matcher between = BETWEEN.matcher(part);
        if (!between.matches()) {
            return part;
        }
        boolean openBelow = EVERYTHING.matcher(between.group(1)).matches();
        boolean openAbove = EVERYTHING.matcher(between.group(2)).matches();
        if (openAbove) {
            return openBelow ? "*" : ">=" + between.group(1);
        }
        return openBelow ? "<=" + between.group(2) : part;
    }

    /** Numbers that the library cannot hold lie in no range. */
    boolean contains(SemVer version) {
        Semver candidate = Semver.parse(version.toString());
        return candidate != null && alternatives.stream().anyMatch(range -> range.isSatisfiedBy(candidate));
    }
}
