package org.llmmarket.publishing.command.service;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;
import static org.llmmarket.publishing.api.finding.Rejection.rejectIf;
import static org.llmmarket.publishing.api.service.ServiceStatus.ACTIVE;
import static org.llmmarket.publishing.api.service.ServiceStatus.DEPRECATED;
import static org.llmmarket.publishing.api.service.ServiceStatus.FAILED_VALIDATION;
import static org.llmmarket.publishing.api.service.ServiceStatus.PENDING_APPROVAL;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.ActivateVersion;
import org.llmmarket.publishing.api.service.CancelDeprecation;
import org.llmmarket.publishing.api.service.ComplianceConfirmed;
import org.llmmarket.publishing.api.service.ComplianceViolated;
import org.llmmarket.publishing.api.service.DefaultVersionMoved;
import org.llmmarket.publishing.api.service.DeprecateService;
import org.llmmarket.publishing.api.service.DeprecateVersion;
import org.llmmarket.publishing.api.service.DeprecationCancelled;
import org.llmmarket.publishing.api.service.FailVersion;
import org.llmmarket.publishing.api.service.GateOverridden;
import org.llmmarket.publishing.api.service.GiveSunsetNotice;
import org.llmmarket.publishing.api.service.OverrideGate;
import org.llmmarket.publishing.api.service.PublishVersion;
import org.llmmarket.publishing.api.service.RecordCompliance;
import org.llmmarket.publishing.api.service.ReinstateService;
import org.llmmarket.publishing.api.service.ResubmitVersion;
import org.llmmarket.publishing.api.service.RetireDeprecated;
import org.llmmarket.publishing.api.service.RetireService;
import org.llmmarket.publishing.api.service.ReviseService;
import org.llmmarket.publishing.api.service.RollBackService;
import org.llmmarket.publishing.api.service.ServiceCommand;
import org.llmmarket.publishing.api.service.ServiceCreated;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.api.service.ServiceRevised;
import org.llmmarket.publishing.api.service.SunsetNoticeGiven;
import org.llmmarket.publishing.api.service.SuspendService;
import org.llmmarket.publishing.api.service.SuspendVersion;
import org.llmmarket.publishing.api.service.VersionActivated;
import org.llmmarket.publishing.api.service.VersionFailed;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionResubmitted;
import org.llmmarket.publishing.api.service.VersionSubmitted;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsReinstated;
import org.llmmarket.publishing.api.service.VersionsRetired;
import org.llmmarket.publishing.api.service.VersionsSuspended;
import org.llmmarket.publishing.command.name.ServiceNames;
import org.llmmarket.publishing.command.publication.Publication;
import org.llmmarket.publishing.command.terms.TermsComparison;

/** A listing of the marketplace: decides who may publish versions under its name, and how they move. */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "snapshotTrigger")
@Revision("1")
public class Service {

    /** Why the policies take a version off the market. */
    private static final String POLICY_VIOLATION = "POLICY_VIOLATION";

    @AggregateIdentifier
    private ServiceId id;

    @AggregateMember
    private Standing standing = new Standing();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PublishVersion command, ServiceNames names) throws Exception {
        if (standing.isNew()) {
            names.take(command.name(), command.serviceId(), command.actor().id());
        }
        decide(command);
    }

    @CommandHandler
    void handle(ActivateVersion command, ServiceNames names) {
        decide(command);
        names.keep(standing.name(), id);
    }

    @CommandHandler
    void handle(RetireService command, ServiceNames names) {
        decide(command);
        names.release(standing.name(), id);
    }

    @CommandHandler
    void handle(RetireDeprecated command, ServiceNames names) {
        decide(command);
        if (standing.isRetired()) {
            names.release(standing.name(), id);
        }
    }

    private void decide(PublishVersion command) throws Exception {
        rejectIf(!command.actor().isAny(Role.PROVIDER), Reason.ROLE_REQUIRED, "Only a provider can publish.");
        if (standing.isNew()) {
            apply(new ServiceCreated(command.serviceId(), command.actor().id(), command.name(), command.category()));
        }
        standing.rejectUnlessOwnedBy(command.actor());
        standing.rejectIfRetired();
        boolean prerelease = Succession.rejectUnlessNext(command.version(), command.gate(), standing.versions());
        rejectIf(
                command.gate().overridden()
                        && !standing.isOverridden(command.version(), command.contractDigest(), command.gate()),
                Reason.CONCURRENT_CHANGE,
                "The override of the gate is another in the meantime.");
        apply(new VersionSubmitted(
                id,
                command.version(),
                prerelease,
                command.publicationId(),
                command.listing(),
                command.terms(),
                command.contractDigest(),
                command.gate()));
        start(command.version(), command.warnings(), command.approvalReasons(), command.testAccess());
    }

    @CommandHandler
    void decide(ResubmitVersion command) throws Exception {
        standing.rejectUnlessOwnedBy(command.actor());
        standing.rejectIfRetired();
        Version version = standing.versions().get(command.version());
        version.rejectUnless(version.is(FAILED_VALIDATION), "submitted again");
        Succession.rejectUnlessSame(
                version.terms().capabilities(), command.terms().capabilities());
        Succession.rejectIfOvertaken(version, standing.versions());
        Succession.rejectUnlessJudged(version.semVer(), command.gate(), standing.versions());
        apply(new VersionResubmitted(
                id, command.version(), command.publicationId(), command.listing(), command.terms(), command.gate()));
        start(command.version(), command.warnings(), command.approvalReasons(), command.testAccess());
    }

    @CommandHandler
    void decide(ReviseService command) {
        standing.rejectUnlessOwnedBy(command.actor());
        standing.rejectIfRetired();
        Version version = standing.presented();
        boolean isAsSeen =
                version.number().equals(command.version()) && version.revision() == command.expectedRevision();
        rejectIf(!isAsSeen, Reason.CONCURRENT_CHANGE, "The service has changed in the meantime.");
        version.rejectUnless(version.is(ACTIVE, DEPRECATED) || version.canBeReinstated(), "revised");
        TermsComparison.rejectIfWorse(version.terms(), command.terms());
        Succession.rejectIfOneIsOnItsWay(version, command.terms(), standing.versions());
        List<String> changes = RevisedFields.between(version, command.listing(), command.terms());
        if (!changes.isEmpty()) {
            int next = version.revision() + 1;
            apply(new ServiceRevised(id, version.number(), next, command.listing(), command.terms(), changes));
            Optional.ofNullable(command.verdict()).ifPresent(verdict -> record(version.number(), verdict));
        }
    }

    @CommandHandler
    void decide(RecordCompliance command) {
        standing.versions()
                .find(command.version())
                .filter(Version::isJudgedAgain)
                .ifPresent(version -> {
                    if (version.revision() != command.revision()) {
                        throw new ConcurrencyException("version " + version.number() + " was revised meanwhile");
                    }
                    record(version.number(), command.verdict());
                });
    }

    /** What is critical leaves the market at once; whether it comes back, people decide. */
    private void record(VersionNumber number, PolicyVerdict verdict) {
        if (!standing.isNews(number, verdict)) {
            return;
        }
        apply(
                verdict.passes()
                        ? new ComplianceConfirmed(id, number, verdict.policyVersion(), verdict.violations())
                        : new ComplianceViolated(id, number, verdict.policyVersion(), verdict.violations()));
        if (verdict.isCritical() && standing.versions().get(number).is(ACTIVE, DEPRECATED)) {
            apply(new VersionsSuspended(id, List.of(number), POLICY_VIOLATION));
            moveDefault();
        }
    }

    @CommandHandler
    void decide(GiveSunsetNotice command) {
        List<VersionNumber> told = standing.unnoticed(command);
        if (!told.isEmpty()) {
            apply(new SunsetNoticeGiven(id, told, command.sunsetAt(), command.notice()));
        }
    }

    @CommandHandler
    void decide(OverrideGate command) {
        rejectIf(!command.actor().is(Role.ADMIN), Reason.ROLE_REQUIRED, "Only an admin overrides the gate.");
        standing.rejectIfRetired();
        VersionNumber version = command.override().version();
        rejectIf(
                standing.versions().find(version).isPresent(),
                Reason.VERSION_EXISTS,
                "The service has a version " + version + " already, and its gate has judged it.");
        apply(new GateOverridden(id, command.override(), command.reason()));
    }

    private void decide(ActivateVersion command) {
        Version version = standing.versions().get(command.version());
        boolean isLatest = version.publication().equals(command.publicationId());
        if (isLatest && version.is(ACTIVE)) {
            return;
        }
        version.rejectUnless(isLatest && version.is(PENDING_APPROVAL), "activated");
        Versions after = standing.versions().change(version.number(), Version::activated);
        boolean rolledBack = standing.isRolledBack() && !after.isHighestActiveRelease(version.number());
        VersionNumber next = after.nextDefault(standing.defaultVersion(), rolledBack);
        apply(new VersionActivated(id, version.number(), command.publicationId(), next));
    }

    @CommandHandler
    void decide(FailVersion command) {
        Version version = standing.versions().get(command.version());
        if (version.is(PENDING_APPROVAL) && version.publication().equals(command.publicationId())) {
            fail(version, command.outcome());
        }
    }

    @CommandHandler
    void decide(DeprecateService command) {
        standing.rejectUnlessOwnedBy(command.actor());
        standing.rejectIfRetired();
        List<VersionNumber> active = standing.fitting(version -> version.is(ACTIVE), "deprecated");
        Sunset.rejectUnlessSensible(command.sunsetAt(), command.requestedAt());
        deprecate(active, command.sunsetAt(), command.reason(), command.successor());
    }

    @CommandHandler
    void decide(DeprecateVersion command) {
        standing.rejectUnlessOwnedBy(command.actor());
        standing.rejectIfRetired();
        Version version = standing.versions().get(command.version());
        version.rejectUnless(version.is(ACTIVE), "deprecated");
        Sunset.rejectUnlessSensible(command.sunsetAt(), command.requestedAt());
        deprecate(List.of(version.number()), command.sunsetAt(), command.reason(), command.successor());
    }

    @CommandHandler
    void decide(CancelDeprecation command) {
        standing.rejectUnlessOwnedBy(command.actor());
        standing.rejectIfRetired();
        List<VersionNumber> ending = standing.fitting(version -> version.is(DEPRECATED), "saved from its sunset");
        apply(new DeprecationCancelled(id, ending, command.reason()));
        moveDefault();
    }

    private void decide(RetireDeprecated command) {
        List<VersionNumber> due = standing.versions()
                .that(version -> version.is(DEPRECATED) && command.sunsetAt().equals(version.sunsetAt()));
        if (due.isEmpty()) {
            return;
        }
        apply(new VersionsRetired(id, due));
        if (standing.versions().any(Version::hasFuture)) {
            moveDefault();
        } else {
            apply(new ServiceRetired(id, "The sunset of its last version has come.", List.of(), false));
        }
    }

    @CommandHandler
    void decide(SuspendService command) {
        rejectUnlessReviewer(command);
        standing.rejectIfRetired();
        List<VersionNumber> live = standing.fitting(version -> version.is(ACTIVE, DEPRECATED), "suspended");
        apply(new VersionsSuspended(id, live, command.reason()));
        moveDefault();
    }

    @CommandHandler
    void decide(SuspendVersion command) {
        Version version = standing.versions().get(command.version());
        if (version.is(ACTIVE, DEPRECATED) && version.publication().equals(command.publicationId())) {
            apply(new VersionsSuspended(id, List.of(version.number()), command.reason()));
            moveDefault();
        }
    }

    @CommandHandler
    void decide(ReinstateService command) {
        rejectUnlessReviewer(command);
        standing.rejectIfRetired();
        boolean isOwnCase =
                standing.isOwnOf(command.actor()) && !command.actor().is(Role.ADMIN);
        rejectIf(isOwnCase, Reason.OWN_SERVICE, "A reviewer does not reinstate a service of their own.");
        standing.versions().rejectIfAllSuspendedForGood();
        List<VersionNumber> suspended = standing.fitting(Version::canBeReinstated, "reinstated");
        apply(new VersionsReinstated(id, suspended, command.reason()));
        moveDefault();
    }

    @CommandHandler
    void decide(RollBackService command) {
        if (!command.actor().isAny(Role.REVIEWER)) {
            standing.rejectUnlessOwnedBy(command.actor());
        }
        standing.rejectIfRetired();
        Version version = standing.versions().get(command.toVersion());
        version.rejectUnless(version.is(ACTIVE), "made the default version");
        rejectIf(version.prerelease(), Reason.ILLEGAL_MOVE, "A pre-release never becomes the default version.");
        if (!version.number().equals(standing.defaultVersion())) {
            apply(new DefaultVersionMoved(id, standing.defaultVersion(), version.number()));
        }
    }

    private void decide(RetireService command) {
        standing.rejectUnlessOwnedBy(command.actor());
        standing.rejectIfRetired();
        List<Version> running = standing.versions().all().stream()
                .filter(version -> version.is(PENDING_APPROVAL))
                .toList();
        running.forEach(version -> fail(version, Outcome.WITHDRAWN));
        List<PublicationId> withdrawn =
                running.stream().map(Version::publication).toList();
        boolean nameFreed = !standing.versions().any(Version::everActive);
        apply(new ServiceRetired(id, command.reason(), withdrawn, nameFreed));
    }

    @EventSourcingHandler
    void evolve(ServiceCreated event) {
        id = event.serviceId();
    }

    private static void rejectUnlessReviewer(ServiceCommand command) {
        rejectIf(!command.actor().isAny(Role.REVIEWER), Reason.ROLE_REQUIRED, "Only a reviewer may do that.");
    }

    /** In the same unit of work, so that the version and its publication come into the world together. */
    private void start(VersionNumber number, List<Finding> warnings, List<String> approvalReasons, boolean testAccess)
            throws Exception {
        Version version = standing.versions().get(number);
        PublicationStarted started = new PublicationStarted(
                version.publication(),
                id,
                number,
                standing.owner(),
                standing.name(),
                standing.category(),
                version.listing(),
                version.terms(),
                version.contractDigest(),
                warnings,
                approvalReasons,
                testAccess);
        createNew(Publication.class, () -> new Publication(started));
    }

    private void fail(Version version, Outcome outcome) {
        apply(new VersionFailed(id, version.number(), version.publication(), outcome.status(), outcome));
    }

    private void deprecate(
            List<VersionNumber> numbers, Instant sunsetAt, @Nullable String reason, @Nullable String successor) {
        apply(new VersionsDeprecated(id, numbers, sunsetAt, reason, successor));
        moveDefault();
    }

    /** Whenever versions leave or come back, consumers get what is the default version then. */
    private void moveDefault() {
        VersionNumber now = standing.defaultVersion();
        VersionNumber next = standing.versions().nextDefault(now, standing.isRolledBack());
        if (!Objects.equals(now, next)) {
            apply(new DefaultVersionMoved(id, now, next));
        }
    }
}
