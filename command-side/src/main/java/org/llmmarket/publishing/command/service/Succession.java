package org.llmmarket.publishing.command.service;

import static org.llmmarket.publishing.api.finding.Rejection.rejectIf;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.service.Bump;
import org.llmmarket.publishing.api.service.Capability;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.command.terms.TermsChange;
import org.llmmarket.publishing.command.terms.TermsComparison;
import org.llmmarket.publishing.command.version.Step;
import org.llmmarket.publishing.contract.comparison.Change;
import org.llmmarket.publishing.contract.semver.SemVer;

/** The rules by which one version follows another. */
final class Succession {

    private Succession() {}

    /** Answers whether the version is a pre-release. */
    static boolean rejectUnlessNext(VersionNumber version, GateVerdict gate, Versions versions) {
        rejectIf(
                versions.find(version).isPresent(),
                Reason.VERSION_EXISTS,
                "The service has a version " + version + " already.");
        SemVer number = SemVer.parse(version.value())
                .orElseThrow(() -> refused("A version is MAJOR.MINOR.PATCH.", "INVALID_VERSION_FORMAT"));
        versions.lineage().obstacle(number).ifPresent(obstacle -> {
            throw refused("A version here is higher than " + obstacle + ".", "VERSION_NOT_INCREMENTED");
        });
        rejectUnlessJudged(number, gate, versions);
        return number.isPreRelease();
    }

    /** The gate must have judged what the version follows now, and have found its number honest. */
    static void rejectUnlessJudged(SemVer number, GateVerdict gate, Versions versions) {
        Optional<Version> base = versions.base(number);
        rejectIf(
                !isOf(gate, base.orElse(null)),
                Reason.CONCURRENT_CHANGE,
                "What the version follows has changed in the meantime.");
        Bump required = gate.bumpRequired();
        boolean isHonest = number.isPreRelease()
                || required == null
                || base.isEmpty()
                || Step.given(base.get().semVer(), number).compareTo(required) >= 0;
        if (!isHonest) {
            String message = "What has changed since " + gate.base() + " needs a " + required + " step.";
            throw new Rejection(
                    Reason.VERSION_BUMP_TOO_SMALL,
                    message,
                    Findings.error("version", message, TermsComparison.NEEDS_VERSION));
        }
    }

    /** What a later version was not held against comes no more. */
    static void rejectIfOvertaken(Version version, Versions versions) {
        versions.lineage().overtaker(version.semVer()).ifPresent(later -> {
            throw refused(
                    "Version " + later + " has come instead of " + version.number() + "; publish a new version.",
                    "VERSION_NOT_INCREMENTED");
        });
    }

    /** What is being published was held against the terms as they are: they do not get better under it. */
    static void rejectIfOneIsOnItsWay(Version revised, Terms terms, Versions versions) {
        for (Version next : versions.all()) {
            boolean isHeldAgainst = next.is(ServiceStatus.PENDING_APPROVAL)
                    && versions.base(next.semVer()).filter(revised::equals).isPresent();
            List<String> worse = new ArrayList<>(isHeldAgainst ? beyond(revised, terms, next) : List.of());
            worse.removeAll(isHeldAgainst ? beyond(revised, revised.terms(), next) : List.of());
            rejectIf(
                    !worse.isEmpty(),
                    Reason.ILLEGAL_MOVE,
                    "Version " + next.number()
                            + " is being published, and by these terms it would be worse than its number" + " tells ("
                            + String.join(", ", worse) + "). Wait for its end.");
        }
    }

    /** The fields in which a version would change more than its number tells. */
    private static List<String> beyond(Version from, Terms terms, Version next) {
        Bump given = Step.given(from.semVer(), next.semVer());
        return TermsComparison.changes(terms, next.terms()).stream()
                .map(TermsChange::change)
                .filter(change ->
                        Step.required(from.semVer(), Bump.of(change.bump().name()))
                                        .compareTo(given)
                                > 0)
                .map(Change::location)
                .toList();
    }

    static void rejectUnlessSame(List<Capability> before, List<Capability> after) {
        if (!before.equals(after)) {
            throw new Rejection(
                    Reason.VERSION_BUMP_TOO_SMALL,
                    "The capabilities of a version never change.",
                    Findings.error(
                            "capabilities", "other capabilities need a new version", TermsComparison.NEEDS_VERSION));
        }
    }

    private static boolean isOf(GateVerdict gate, @Nullable Version base) {
        if (base == null) {
            return gate.base() == null;
        }
        return base.number().equals(gate.base())
                && base.contractDigest().equals(gate.baseDigest())
                && Objects.equals(base.revision(), gate.baseRevision());
    }

    private static Rejection refused(String message, String code) {
        return new Rejection(Reason.VALIDATION_FAILED, message, Findings.error("version", message, code));
    }
}
