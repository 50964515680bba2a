package org.llmmarket.publishing.contract.semver;

import java.math.BigInteger;
import java.util.List;

/** Reads one version by the grammar of the standard, without backtracking. */
final class SemVerReader {

    private final String text;

    SemVerReader(String text) {
        this.text = text;
    }

    SemVer read() {
        if (text.length() > SemVer.MAX_LENGTH) {
            throw new InvalidSemVer("a version has at most " + SemVer.MAX_LENGTH + " characters, not " + text.length());
        }
        int plus = text.indexOf('+');
        String version = plus < 0 ? text : text.substring(0, plus);
        int dash = version.indexOf('-');
        List<String> core = List.of((dash < 0 ? version : version.substring(0, dash)).split("\\.", -1));
        if (core.size() != 3) {
            throw new InvalidSemVer("a version is MAJOR.MINOR.PATCH, not '" + text + "'");
        }
        List<String> preRelease = dash < 0 ? List.of() : identifiers("pre-release", version.substring(dash + 1));
        preRelease.forEach(SemVerReader::rejectLeadingZero);
        List<String> build = plus < 0 ? List.of() : identifiers("build metadata", text.substring(plus + 1));
        return new SemVer(
                number("major", core.get(0)),
                number("minor", core.get(1)),
                number("patch", core.get(2)),
                preRelease,
                build);
    }

    private static BigInteger number(String part, String digits) {
        if (digits.isEmpty() || !PreReleaseOrder.isNumber(digits)) {
            throw new InvalidSemVer("the " + part + " version is a number, not '" + digits + "'");
        }
        rejectLeadingZero(digits);
        return new BigInteger(digits);
    }

    private static List<String> identifiers(String part, String dotted) {
        List<String> identifiers = List.of(dotted.split("\\.", -1));
        for (String identifier : identifiers) {
            if (identifier.isEmpty()) {
                throw new InvalidSemVer("an identifier of the " + part + " is empty");
            }
            if (!identifier.chars().allMatch(SemVerReader::isIdentifierCharacter)) {
                throw new InvalidSemVer("an identifier of the " + part + " has letters, digits and hyphens only, not '"
                        + identifier + "'");
            }
        }
        return identifiers;
    }

    private static void rejectLeadingZero(String identifier) {
        if (identifier.length() > 1 && identifier.charAt(0) == '0' && PreReleaseOrder.isNumber(identifier)) {
            throw new InvalidSemVer("a number has no leading zeros, as '" + identifier + "' does");
        }
    }

    private static boolean isIdentifierCharacter(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    }
}
