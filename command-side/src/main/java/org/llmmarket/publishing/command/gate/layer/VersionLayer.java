package org.llmmarket.publishing.command.gate.layer;

import org.llmmarket.publishing.command.version.Lineage;
import org.llmmarket.publishing.contract.semver.InvalidSemVer;
import org.llmmarket.publishing.contract.semver.SemVer;

/** A version number is strict SemVer 2.0.0 without build metadata, and higher than every one before it in its line. */
public final class VersionLayer implements Layer {

    private static final String FIELD = "version";

    @Override
    public void check(Candidate candidate, Faults faults) {
        candidate.definition().text(FIELD).ifPresent(text -> check(text, candidate, faults));
    }

    private static void check(String text, Candidate candidate, Faults faults) {
        SemVer number;
        try {
            number = SemVer.of(text);
        } catch (InvalidSemVer invalid) {
            faults.error(
                    FIELD, "Must be a version as in 1.4.0: " + invalid.getMessage() + ".", "INVALID_VERSION_FORMAT");
            return;
        }
        if (number.hasBuild()) {
            faults.error(
                    FIELD, "Must not have build metadata; leave out '+' and what follows.", "INVALID_VERSION_METADATA");
        } else if (candidate.service() != null) {
            checkSuccession(number, Lineage.of(candidate.service()), faults);
        }
    }

    private static void checkSuccession(SemVer number, Lineage lineage, Faults faults) {
        if (lineage.has(number)) {
            faults.error(FIELD, "The service has a version " + number + " already.", "VERSION_EXISTS");
            return;
        }
        lineage.obstacle(number)
                .ifPresent(obstacle -> faults.error(
                        FIELD,
                        "Must be higher than " + obstacle + ", which it would follow: " + lineage.allowed(number)
                                + " is the least that may.",
                        "VERSION_NOT_INCREMENTED"));
    }
}
