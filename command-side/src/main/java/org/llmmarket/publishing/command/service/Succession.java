package org.llmmarket.publishing.command.service;

import static org.llmmarket.publishing.api.finding.Rejection.rejectIf;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.service.Capability;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.PublishVersion;
import org.llmmarket.publishing.command.terms.TermsComparison;
import org.llmmarket.publishing.contract.semver.SemVer;

/** The rules by which one version follows another. */
final class Succession {

    private Succession() {}

    /** Answers whether the version is a pre-release. */
    static boolean rejectUnlessNext(PublishVersion command, Versions versions) {
        rejectIf(
                versions.find(command.version()).isPresent(),
                Reason.VERSION_EXISTS,
                "The service has a version " + command.version() + " already.");
        rejectIf(
                !follows(command.gate(), versions.base()),
                Reason.CONCURRENT_CHANGE,
                "The service has got another version in the meantime.");
        SemVer number = SemVer.parse(command.version().value())
                .orElseThrow(() -> refused("A version is MAJOR.MINOR.PATCH.", "INVALID_VERSION_FORMAT"));
        if (!versions.areAllBelow(number)) {
            throw refused("A version is higher than every one before it.", "VERSION_NOT_INCREMENTED");
        }
        return number.isPreRelease();
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

    private static boolean follows(GateVerdict gate, Optional<Version> base) {
        return Objects.equals(gate.base(), base.map(Version::number).orElse(null))
                && Objects.equals(
                        gate.baseDigest(), base.map(Version::contractDigest).orElse(null));
    }

    private static Rejection refused(String message, String code) {
        return new Rejection(Reason.VALIDATION_FAILED, message, Findings.error("version", message, code));
    }
}
