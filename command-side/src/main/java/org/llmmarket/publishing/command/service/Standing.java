package org.llmmarket.publishing.command.service;

import static org.llmmarket.publishing.api.finding.Rejection.rejectIf;
import static org.llmmarket.publishing.api.service.ServiceStatus.PENDING_APPROVAL;
import static org.llmmarket.publishing.api.service.ServiceStatus.RETIRED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ComplianceConfirmed;
import org.llmmarket.publishing.api.service.ComplianceViolated;
import org.llmmarket.publishing.api.service.DefaultVersionMoved;
import org.llmmarket.publishing.api.service.DeprecationCancelled;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.GateOverridden;
import org.llmmarket.publishing.api.service.GateOverride;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.GiveSunsetNotice;
import org.llmmarket.publishing.api.service.Presented;
import org.llmmarket.publishing.api.service.ServiceCreated;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.api.service.ServiceRevised;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.SunsetNotice;
import org.llmmarket.publishing.api.service.SunsetNoticeGiven;
import org.llmmarket.publishing.api.service.VersionActivated;
import org.llmmarket.publishing.api.service.VersionFailed;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionResubmitted;
import org.llmmarket.publishing.api.service.VersionSubmitted;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsReinstated;
import org.llmmarket.publishing.api.service.VersionsRetired;
import org.llmmarket.publishing.api.service.VersionsSuspended;

/** Where a service stands: its owner and name, its versions, and which of them is the default. */
class Standing {

    private AccountId owner;
    private ServiceName name;
    private Category category;
    private Versions versions = Versions.NONE;
    private @Nullable VersionNumber defaultVersion;
    private boolean rolledBack;
    private boolean retired;
    private List<GateOverride> overrides = List.of();
    /** What the policies said last, since a version was published. */
    private Map<String, String> verdicts = new TreeMap<>();
    /** Which notices of which sunsets were given. */
    private Set<String> notices = new TreeSet<>();

    boolean isNew() {
        return owner == null;
    }

    AccountId owner() {
        return owner;
    }

    ServiceName name() {
        return name;
    }

    Category category() {
        return category;
    }

    Versions versions() {
        return versions;
    }

    @Nullable
    VersionNumber defaultVersion() {
        return defaultVersion;
    }

    boolean isRolledBack() {
        return rolledBack;
    }

    boolean isRetired() {
        return retired;
    }

    boolean isOwnOf(Actor actor) {
        return actor.id().equals(owner);
    }

    /** What a reader of the service sees: its default version, else {@link Presented}. */
    Version presented() {
        return Optional.ofNullable(defaultVersion)
                .flatMap(versions::find)
                .or(() -> Presented.among(versions.all(), Version::status, retired))
                .orElseThrow();
    }

    void rejectUnlessOwnedBy(Actor actor) {
        rejectIf(
                !isOwnOf(actor) && !actor.is(Role.ADMIN),
                Reason.NOT_THE_OWNER,
                "Only the provider of the service may do that.");
    }

    void rejectIfRetired() {
        rejectIf(retired, Reason.RETIRED, "The service has left the market for good.");
    }

    /** The versions that fit a move of the whole service; the move is refused when there are none. */
    List<VersionNumber> fitting(Predicate<Version> fit, String move) {
        List<VersionNumber> numbers = versions.that(fit);
        if (numbers.isEmpty()) {
            ServiceStatus status = retired ? RETIRED : presented().status();
            throw new Rejection(Reason.ILLEGAL_MOVE, "A service that is " + status.wire() + " cannot be " + move + ".");
        }
        return numbers;
    }

    /** Whether the policies say something else than they last did. */
    boolean isNews(VersionNumber number, PolicyVerdict verdict) {
        return !fingerprint(verdict.passes(), verdict.violations()).equals(verdicts.get(number.value()));
    }

    /** The versions that are meant, end at that sunset, and of which this notice was not given yet. */
    List<VersionNumber> unnoticed(GiveSunsetNotice due) {
        return versions.that(version -> version.is(ServiceStatus.DEPRECATED)
                && (due.versions().isEmpty() || due.versions().contains(version.number()))
                && due.sunsetAt().equals(version.sunsetAt())
                && !notices.contains(notice(version.number(), due.sunsetAt(), due.notice())));
    }

    private static String fingerprint(boolean compliant, List<Violation> violations) {
        return violations.stream()
                .map(one -> String.join(
                        "|", one.policyId(), one.severity(), one.field(), one.actualValue(), one.expectedValue()))
                .sorted()
                .collect(Collectors.joining("\n", compliant + "\n", ""));
    }

    private static String notice(VersionNumber number, Instant sunsetAt, SunsetNotice notice) {
        return number + " " + sunsetAt + " " + notice.wire();
    }

    /** Whether an admin holds the step right that this gate let pass. */
    boolean isOverridden(VersionNumber version, Digest contract, GateVerdict gate) {
        Digest base = gate.baseDigest();
        return base != null && overrides.stream().anyMatch(override -> override.isAbout(version, base, contract));
    }

    @EventSourcingHandler
    void evolve(ServiceCreated event) {
        owner = event.providerId();
        name = event.name();
        category = event.category();
    }

    @EventSourcingHandler
    void evolve(GateOverridden event) {
        List<GateOverride> more = new ArrayList<>(overrides);
        more.removeIf(event.override()::isAbout);
        more.add(event.override());
        overrides = List.copyOf(more);
    }

    @EventSourcingHandler
    void evolve(VersionSubmitted event) {
        overrides = overrides.stream()
                .filter(unused -> !unused.version().equals(event.version()))
                .toList();
        versions = versions.with(new Version(
                event.version(),
                event.prerelease(),
                PENDING_APPROVAL,
                null,
                event.publicationId(),
                event.contractDigest(),
                event.listing(),
                event.terms(),
                1,
                false,
                null));
    }

    @EventSourcingHandler
    void evolve(VersionResubmitted event) {
        versions = versions.change(
                event.version(), version -> version.resubmitted(event.publicationId(), event.listing(), event.terms()));
    }

    @EventSourcingHandler
    void evolve(ServiceRevised event) {
        versions = versions.change(
                event.version(), version -> version.revised(event.revision(), event.listing(), event.terms()));
    }

    @EventSourcingHandler
    void evolve(VersionActivated event) {
        versions = versions.change(event.version(), Version::activated);
        rolledBack = rolledBack && !event.version().equals(event.defaultVersion());
        defaultVersion = event.defaultVersion();
    }

    @EventSourcingHandler
    void evolve(VersionFailed event) {
        versions = versions.change(event.version(), version -> version.failed(event.status(), event.outcome()));
    }

    @EventSourcingHandler
    void evolve(VersionsDeprecated event) {
        versions = versions.change(event.versions(), version -> version.deprecated(event.sunsetAt()));
    }

    @EventSourcingHandler
    void evolve(ComplianceConfirmed event) {
        verdicts.put(event.version().value(), fingerprint(true, event.violations()));
    }

    @EventSourcingHandler
    void evolve(ComplianceViolated event) {
        verdicts.put(event.version().value(), fingerprint(false, event.violations()));
    }

    @EventSourcingHandler
    void evolve(SunsetNoticeGiven event) {
        event.versions().forEach(number -> notices.add(notice(number, event.sunsetAt(), event.notice())));
    }

    @EventSourcingHandler
    void evolve(DeprecationCancelled event) {
        forgetNotices(event.versions());
        versions = versions.change(event.versions(), Version::activated);
    }

    /** An end that is announced anew is noticed anew. */
    private void forgetNotices(List<VersionNumber> numbers) {
        notices.removeIf(given -> numbers.stream().anyMatch(number -> given.startsWith(number + " ")));
    }

    @EventSourcingHandler
    void evolve(VersionsSuspended event) {
        forgetNotices(event.versions());
        versions = versions.change(event.versions(), Version::suspended);
    }

    @EventSourcingHandler
    void evolve(VersionsReinstated event) {
        versions = versions.change(event.versions(), Version::activated);
    }

    @EventSourcingHandler
    void evolve(DefaultVersionMoved event) {
        defaultVersion = event.to();
        rolledBack = versions.isRolledBack(event.to());
    }

    @EventSourcingHandler
    void evolve(VersionsRetired event) {
        versions = versions.change(event.versions(), Version::retired);
    }

    @EventSourcingHandler
    void evolve(ServiceRetired event) {
        retired = true;
        versions = versions.change(versions.that(version -> version.status().canBecome(RETIRED)), Version::retired);
    }
}
