package org.llmmarket.publishing.command.service;

import static org.llmmarket.publishing.api.finding.Rejection.rejectIf;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.command.version.Lineage;
import org.llmmarket.publishing.command.version.Release;
import org.llmmarket.publishing.contract.semver.SemVer;

/** The versions of one service, in the order of their submission. */
record Versions(@JsonValue List<Version> all) {

    static final Versions NONE = new Versions(List.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Versions {
        all = List.copyOf(all);
    }

    Optional<Version> find(VersionNumber number) {
        return all.stream().filter(version -> version.number().equals(number)).findFirst();
    }

    Version get(VersionNumber number) {
        return find(number)
                .orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "The service has no version " + number + "."));
    }

    Versions with(Version added) {
        List<Version> more = new ArrayList<>(all);
        more.add(added);
        return new Versions(more);
    }

    Versions change(Collection<VersionNumber> numbers, UnaryOperator<Version> change) {
        return new Versions(all.stream()
                .map(version -> numbers.contains(version.number()) ? change.apply(version) : version)
                .toList());
    }

    Versions change(VersionNumber number, UnaryOperator<Version> change) {
        return change(List.of(number), change);
    }

    List<VersionNumber> that(Predicate<Version> fit) {
        return all.stream().filter(fit).map(Version::number).toList();
    }

    boolean any(Predicate<Version> fit) {
        return all.stream().anyMatch(fit);
    }

    /** As the order of their numbers knows them. */
    Lineage lineage() {
        return new Lineage(all.stream()
                .map(version -> new Release(version.semVer(), version.isFollowed(), version.is(ServiceStatus.ACTIVE)))
                .toList());
    }

    /** What a version of this number is compared with. */
    Optional<Version> base(SemVer number) {
        return lineage().base(number).flatMap(base -> find(new VersionNumber(base.toString())));
    }

    boolean isHighestActiveRelease(VersionNumber number) {
        return highest(Versions::isActiveRelease)
                .map(version -> version.number().equals(number))
                .orElse(false);
    }

    /** Whether this default is what somebody chose, and not what would be the default by itself. */
    boolean isRolledBack(@Nullable VersionNumber to) {
        return to != null && get(to).is(ServiceStatus.ACTIVE) && !isHighestActiveRelease(to);
    }

    void rejectIfAllSuspendedForGood() {
        rejectIf(
                any(version -> version.is(ServiceStatus.SUSPENDED)) && !any(Version::canBeReinstated),
                Reason.ILLEGAL_MOVE,
                "What was suspended because its publication was rejected, expired or withdrawn cannot be reinstated:"
                        + " publish a new version.");
    }

    /**
     * The default version: the highest active release, unless rolled back to another that is still active. Where none is
     * active it stays what it was, or else is the highest that is not gone.
     */
    @Nullable
    VersionNumber nextDefault(@Nullable VersionNumber current, boolean rolledBack) {
        Optional<Version> now = Optional.ofNullable(current).flatMap(this::find);
        return now.filter(version -> rolledBack && version.is(ServiceStatus.ACTIVE))
                .or(() -> highest(Versions::isActiveRelease))
                .or(() -> now.filter(version -> !version.is(ServiceStatus.RETIRED)))
                .or(() -> highest(Versions::isLeft))
                .map(Version::number)
                .orElse(null);
    }

    private static boolean isActiveRelease(Version version) {
        return version.is(ServiceStatus.ACTIVE) && !version.prerelease();
    }

    private static boolean isLeft(Version version) {
        return version.everActive() && !version.is(ServiceStatus.RETIRED) && !version.prerelease();
    }

    private Optional<Version> highest(Predicate<Version> fit) {
        return all.stream().filter(fit).max(Comparator.comparing(Version::semVer, SemVer.PRECEDENCE));
    }
}
