package org.llmmarket.publishing.api.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.fold.Fold;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.provider.ProviderProfile;
import org.llmmarket.publishing.api.publication.PolicyCaughtUp;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.PolicyRefused;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.publication.RegistryDriftFound;
import org.llmmarket.publishing.api.publication.RegistryEntryCreated;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.StepCompensated;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.ComplianceConfirmed;
import org.llmmarket.publishing.api.service.ComplianceViolated;
import org.llmmarket.publishing.api.service.DefaultVersionMoved;
import org.llmmarket.publishing.api.service.DeprecationCancelled;
import org.llmmarket.publishing.api.service.GateOverridden;
import org.llmmarket.publishing.api.service.GateOverride;
import org.llmmarket.publishing.api.service.Presented;
import org.llmmarket.publishing.api.service.ServiceCreated;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.api.service.ServiceRevised;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.VersionActivated;
import org.llmmarket.publishing.api.service.VersionFailed;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionResubmitted;
import org.llmmarket.publishing.api.service.VersionSubmitted;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsReinstated;
import org.llmmarket.publishing.api.service.VersionsRetired;
import org.llmmarket.publishing.api.service.VersionsSuspended;

/**
 * All that the events of one service and of its publications say about it. It can be written as JSON and read back, and
 * is what every reading of a service is made of: the answers to commands, the read model, the state at an instant.
 *
 * @param versions in the order of their submission
 * @param defaultVersion what consumers get; none until a version went live
 * @param changedAt when something changed that is not any single version's
 * @param overrides of the version gate that no version has used yet
 */
public record CatalogEntry(
        ServiceId id,
        AccountId providerId,
        ServiceName name,
        Category category,
        List<CatalogVersion> versions,
        @Nullable VersionNumber defaultVersion,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant retiredAt,
        List<GateOverride> overrides) {

    static final Fold<CatalogEntry> FOLD = Fold.<CatalogEntry>empty()
            .on(VersionSubmitted.class, CatalogEntry::submitted)
            .on(VersionResubmitted.class, CatalogEntry::resubmitted)
            .on(ServiceRevised.class, CatalogEntry::revised)
            .on(GateOverridden.class, (entry, event, at) -> entry.overridden(event.override()))
            .on(VersionActivated.class, CatalogEntry::activated)
            .on(VersionFailed.class, CatalogEntry::failed)
            .on(VersionsDeprecated.class, CatalogEntry::deprecated)
            .on(DeprecationCancelled.class, (entry, event, at) -> entry.reactivated(event.versions(), at))
            .on(VersionsSuspended.class, CatalogEntry::suspended)
            .on(VersionsReinstated.class, (entry, event, at) -> entry.reactivated(event.versions(), at))
            .on(DefaultVersionMoved.class, (entry, event, at) -> entry.consumersGet(event.to(), at))
            .on(VersionsRetired.class, (entry, event, at) -> entry.retired(event.versions(), at))
            .on(ServiceRetired.class, CatalogEntry::retired)
            .on(
                    ComplianceConfirmed.class,
                    (entry, event, at) ->
                            entry.judged(event.version(), new PolicyValidation(true, event.violations()), at))
            .on(
                    ComplianceViolated.class,
                    (entry, event, at) ->
                            entry.judged(event.version(), new PolicyValidation(false, event.violations()), at))
            .on(PolicyPassed.class, CatalogEntry::complied)
            .on(PolicyRefused.class, CatalogEntry::refused)
            .on(RegistryEntryCreated.class, CatalogEntry::registered)
            .on(RegistryDriftFound.class, CatalogEntry::drifted)
            .on(PolicyCaughtUp.class, CatalogEntry::caughtUp)
            .on(StepCompensated.class, CatalogEntry::compensated);

    public CatalogEntry {
        versions = List.copyOf(versions);
        // What was written before there were overrides has none.
        overrides = overrides == null ? List.of() : List.copyOf(overrides);
    }

    public static CatalogEntry created(ServiceCreated event, Instant at) {
        return new CatalogEntry(
                event.serviceId(),
                event.providerId(),
                event.name(),
                event.category(),
                List.of(),
                null,
                at,
                at,
                null,
                List.of());
    }

    /** What an event makes of a service that may not exist yet; until its creation nothing can be said of it. */
    public static @Nullable CatalogEntry after(@Nullable CatalogEntry entry, Object event, Instant at) {
        if (entry == null) {
            return event instanceof ServiceCreated created ? created(created, at) : null;
        }
        return entry.evolve(event, at);
    }

    /** Whether events of this kind say something that an entry keeps. */
    public static boolean isMadeOf(Class<?> kind) {
        return kind.equals(ServiceCreated.class) || FOLD.types().contains(kind);
    }

    /** Folds the events of one service and of its publications, in their order. */
    public static Optional<CatalogEntry> of(Iterable<Happened> events) {
        CatalogEntry entry = null;
        for (Happened happened : events) {
            entry = after(entry, happened.event(), happened.at());
        }
        return Optional.ofNullable(entry);
    }

    public CatalogEntry evolve(Object event, Instant at) {
        return FOLD.apply(this, event, at);
    }

    /** The version that the service presents: its default version, else {@link Presented}. None before the first submission. */
    public Optional<CatalogVersion> shown() {
        return defaultVersion != null
                ? version(defaultVersion)
                : Presented.among(versions, CatalogVersion::status, retiredAt != null);
    }

    /** The same service with the version alone that it presents: all that a list needs to know of it. */
    public CatalogEntry presented() {
        return with(shown().stream().toList());
    }

    public Optional<CatalogVersion> version(VersionNumber number) {
        return versions.stream().filter(v -> v.number().equals(number)).findFirst();
    }

    /** The service's status: retired for good, else that of the version it presents. */
    public ServiceStatus status() {
        return retiredAt != null
                ? ServiceStatus.RETIRED
                : shown().map(CatalogVersion::status).orElse(ServiceStatus.PENDING_APPROVAL);
    }

    /**
     * The service as it presents itself.
     *
     * @throws IllegalStateException when no version was submitted yet
     */
    public ServiceView service(Optional<ProviderProfile> provider) {
        return service(shown().orElseThrow(() -> new IllegalStateException("a service without a version")), provider);
    }

    /** The service as one of its versions presents it. */
    public ServiceView service(CatalogVersion version, Optional<ProviderProfile> provider) {
        return ServiceView.of(this, version, provider);
    }

    public VersionView version(CatalogVersion version, ChangeReports reports) {
        return VersionView.of(this, version, reports);
    }

    private CatalogEntry submitted(VersionSubmitted event, Instant at) {
        List<CatalogVersion> more = new ArrayList<>(versions);
        more.add(CatalogVersion.submitted(event, at));
        return with(more)
                .withOverrides(overrides.stream()
                        .filter(unused -> !unused.version().equals(event.version()))
                        .toList());
    }

    private CatalogEntry overridden(GateOverride override) {
        List<GateOverride> more = new ArrayList<>(overrides);
        more.removeIf(override::isAbout);
        more.add(override);
        return withOverrides(more);
    }

    private CatalogEntry resubmitted(VersionResubmitted event, Instant at) {
        return change(event.version(), version -> version.with(event.gate(), at)
                .with(new Offer(version.offer().revision() + 1, event.listing(), event.terms()), at)
                .with(Trial.of(event.publicationId()), at)
                .with(Standing.SUBMITTED, at));
    }

    private CatalogEntry revised(ServiceRevised event, Instant at) {
        return change(
                event.version(),
                version -> version.with(new Offer(event.revision(), event.listing(), event.terms()), at));
    }

    private CatalogEntry activated(VersionActivated event, Instant at) {
        return change(
                        event.version(),
                        version -> version.with(version.standing().active(at), at))
                .consumersGet(event.defaultVersion(), at);
    }

    private CatalogEntry failed(VersionFailed event, Instant at) {
        return change(event.version(), version -> version.with(
                        event.status() == ServiceStatus.SUSPENDED
                                ? version.standing().suspended(event.outcome().wire())
                                : version.standing().failedValidation(),
                        at)
                .with(version.trial().ended(event.outcome()), at));
    }

    private CatalogEntry deprecated(VersionsDeprecated event, Instant at) {
        return change(
                event.versions(), version -> version.with(version.standing().deprecated(event, at), at));
    }

    private CatalogEntry suspended(VersionsSuspended event, Instant at) {
        return change(
                event.versions(), version -> version.with(version.standing().suspended(event.reason()), at));
    }

    private CatalogEntry reactivated(List<VersionNumber> numbers, Instant at) {
        return change(numbers, version -> version.with(version.standing().active(at), at));
    }

    private CatalogEntry retired(List<VersionNumber> numbers, Instant at) {
        return change(numbers, version -> version.with(version.standing().retired(), at));
    }

    private CatalogEntry retired(ServiceRetired event, Instant at) {
        CatalogEntry entry = change(
                version -> version.status().canBecome(ServiceStatus.RETIRED),
                version -> version.with(version.standing().retired(), at));
        return new CatalogEntry(
                id, providerId, name, category, entry.versions, defaultVersion, createdAt, at, at, List.of());
    }

    private CatalogEntry complied(PolicyPassed event, Instant at) {
        return tried(event, trial -> trial.judged(new PolicyValidation(true, event.violations())), at);
    }

    private CatalogEntry refused(PolicyRefused event, Instant at) {
        return tried(event, trial -> trial.judged(new PolicyValidation(false, event.violations())), at);
    }

    private CatalogEntry judged(VersionNumber number, PolicyValidation verdict, Instant at) {
        return change(number, version -> version.with(version.trial().judged(verdict), at));
    }

    private CatalogEntry registered(RegistryEntryCreated event, Instant at) {
        return tried(event, trial -> trial.registered(event.registryId()), at);
    }

    private CatalogEntry drifted(RegistryDriftFound event, Instant at) {
        String restored = event.restoredAs();
        boolean isAnother = restored != null && !restored.equals(event.registryId());
        return isAnother ? tried(event, trial -> trial.registered(restored), at) : this;
    }

    private CatalogEntry caughtUp(PolicyCaughtUp event, Instant at) {
        PolicyValidation judged = new PolicyValidation(event.compliant(), event.violations());
        return tried(event, trial -> trial.judged(judged), at);
    }

    private CatalogEntry compensated(StepCompensated event, Instant at) {
        return event.stage() == Stage.REGISTRY ? tried(event, trial -> trial.registered(null), at) : this;
    }

    private CatalogEntry consumersGet(@Nullable VersionNumber number, Instant at) {
        return Objects.equals(number, defaultVersion)
                ? this
                : new CatalogEntry(
                        id, providerId, name, category, versions, number, createdAt, at, retiredAt, overrides);
    }

    /** A late answer to an earlier publication of the same version says nothing about the present one. */
    private CatalogEntry tried(PublicationEvent event, UnaryOperator<Trial> step, Instant at) {
        return change(
                version -> version.number().equals(event.version()) && version.isTriedBy(event.publicationId()),
                version -> version.with(step.apply(version.trial()), at));
    }

    private CatalogEntry change(VersionNumber number, UnaryOperator<CatalogVersion> step) {
        return change(version -> version.number().equals(number), step);
    }

    private CatalogEntry change(Collection<VersionNumber> numbers, UnaryOperator<CatalogVersion> step) {
        return change(version -> numbers.contains(version.number()), step);
    }

    private CatalogEntry change(Predicate<CatalogVersion> which, UnaryOperator<CatalogVersion> step) {
        return with(versions.stream()
                .map(version -> which.test(version) ? step.apply(version) : version)
                .toList());
    }

    private CatalogEntry with(List<CatalogVersion> changed) {
        return new CatalogEntry(
                id, providerId, name, category, changed, defaultVersion, createdAt, changedAt, retiredAt, overrides);
    }

    private CatalogEntry withOverrides(List<GateOverride> unused) {
        return new CatalogEntry(
                id, providerId, name, category, versions, defaultVersion, createdAt, changedAt, retiredAt, unused);
    }
}
