package org.llmmarket.publishing.command.version;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.service.Bump;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.contract.semver.SemVer;

/**
 * The versions of a service in the order of their numbers. They form lines, which end where a number tells of a break: 1.x,
 * 2.x, and below 1.0.0 each minor number for itself. New versions go on with the highest line, open one above it, or go on
 * with an older line that is still active.
 */
public record Lineage(List<Release> releases) {

    public Lineage {
        releases = List.copyOf(releases);
    }

    /** The versions that the events of a service tell of. */
    public static Lineage of(CatalogEntry service) {
        return new Lineage(service.versions().stream()
                .map(version -> new Release(
                        SemVer.of(version.number().value()),
                        isFollowed(version),
                        version.status() == ServiceStatus.ACTIVE))
                .toList());
    }

    private static boolean isFollowed(CatalogVersion version) {
        return !version.prerelease()
                && (version.wasOnTheMarket() || version.status() == ServiceStatus.PENDING_APPROVAL);
    }

    public boolean has(SemVer number) {
        return releases.stream().anyMatch(release -> release.number().equals(number));
    }

    /** What a version of this number is compared with: the highest release below it that consumers have or are about to get. */
    public Optional<SemVer> base(SemVer number) {
        return highest(release -> release.followed() && number.isHigherThan(release.number()));
    }

    /** What stands in the way of a number, since it must be higher. */
    public Optional<SemVer> obstacle(SemVer number) {
        return ceiling(number).filter(highest -> !number.isHigherThan(highest));
    }

    /** The least number above all; none where there are no versions. */
    public Optional<SemVer> lowest() {
        return highest(all -> true).map(Step::above);
    }

    /** What has come after a version in its line, and was not held against it: a version that failed then stays behind. */
    public Optional<SemVer> overtaker(SemVer number) {
        return highest(release -> release.followed()
                && Step.isOneLine(number, release.number())
                && release.number().isHigherThan(number));
    }

    /** The number itself where it may come next, else the least one that may in its place. */
    public SemVer allowed(SemVer number) {
        return obstacle(number).map(Step::above).orElse(number);
    }

    /** The least number that may come next and is so far from the base. */
    public SemVer least(SemVer base, Bump required) {
        SemVer wanted = Step.next(base, required);
        if (obstacle(wanted).isEmpty()) {
            return wanted;
        }
        return Step.isOneLine(wanted, base)
                ? allowed(wanted)
                : Step.nextLine(highest(all -> true).orElse(wanted));
    }

    /** An older line goes on by itself while it is active; whatever else comes must be higher than everything. */
    private Optional<SemVer> ceiling(SemVer number) {
        Predicate<Release> isInLine = release -> Step.isOneLine(number, release.number());
        boolean isActive = releases.stream().filter(isInLine).anyMatch(Release::active);
        return highest(isActive ? isInLine : all -> true);
    }

    private Optional<SemVer> highest(Predicate<Release> fit) {
        return releases.stream().filter(fit).map(Release::number).max(SemVer.PRECEDENCE);
    }
}
