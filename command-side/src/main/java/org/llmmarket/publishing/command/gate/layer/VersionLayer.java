package org.llmmarket.publishing.command.gate.layer;

import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.contract.semver.InvalidSemVer;
import org.llmmarket.publishing.contract.semver.SemVer;

/** A version number is strict SemVer 2.0.0 without build metadata, and higher than every one before it. */
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
            checkSuccession(number, candidate.service(), faults);
        }
    }

    private static void checkSuccession(SemVer number, CatalogEntry service, Faults faults) {
        if (service.versions().stream().anyMatch(version -> number.equals(semVer(version)))) {
            faults.error(FIELD, "The service has a version " + number + " already.", "VERSION_EXISTS");
            return;
        }
        service.versions().stream()
                .map(VersionLayer::semVer)
                .max(SemVer.PRECEDENCE)
                .filter(highest -> !number.isHigherThan(highest))
                .ifPresent(highest -> faults.error(
                        FIELD, "Must be higher than " + highest + ", the highest version.", "VERSION_NOT_INCREMENTED"));
    }

    private static SemVer semVer(CatalogVersion version) {
        return SemVer.of(version.number().value());
    }
}
