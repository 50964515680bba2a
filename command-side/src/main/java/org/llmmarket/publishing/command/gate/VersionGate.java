package org.llmmarket.publishing.command.gate;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.service.Bump;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.contract.semver.SemVer;

/** What a version follows: the newest release that consumers have, or are about to get. */
final class VersionGate {

    private VersionGate() {}

    static GateVerdict verdict(@Nullable CatalogEntry service, VersionNumber number) {
        return Optional.ofNullable(service)
                .flatMap(VersionGate::base)
                .map(base -> following(base, SemVer.of(number.value())))
                .orElse(GateVerdict.FIRST);
    }

    static SemVer semVer(CatalogVersion version) {
        return SemVer.of(version.number().value());
    }

    private static GateVerdict following(CatalogVersion base, SemVer number) {
        return new GateVerdict(base.number(), base.contractDigest(), null, bump(semVer(base), number), false, 0, null);
    }

    private static Optional<CatalogVersion> base(CatalogEntry service) {
        return service.versions().stream()
                .filter(version -> !version.prerelease() && isFollowed(version))
                .max(Comparator.comparing(VersionGate::semVer, SemVer.PRECEDENCE));
    }

    private static boolean isFollowed(CatalogVersion version) {
        return version.wasOnTheMarket() || version.status() == ServiceStatus.PENDING_APPROVAL;
    }

    private static Bump bump(SemVer from, SemVer to) {
        if (!from.major().equals(to.major())) {
            return Bump.MAJOR;
        }
        return from.minor().equals(to.minor()) ? Bump.PATCH : Bump.MINOR;
    }
}
