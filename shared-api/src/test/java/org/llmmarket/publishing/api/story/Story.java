package org.llmmarket.publishing.api.story;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.approval.ApprovalAssigned;
import org.llmmarket.publishing.api.approval.ApprovalCancelled;
import org.llmmarket.publishing.api.approval.ApprovalCommented;
import org.llmmarket.publishing.api.approval.ApprovalEntry;
import org.llmmarket.publishing.api.approval.ApprovalExpired;
import org.llmmarket.publishing.api.approval.ApprovalFile;
import org.llmmarket.publishing.api.approval.ApprovalGranted;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.ApprovalRejected;
import org.llmmarket.publishing.api.approval.ApprovalReminded;
import org.llmmarket.publishing.api.approval.ApprovalRequested;
import org.llmmarket.publishing.api.approval.ApprovalView;
import org.llmmarket.publishing.api.approval.ReviewerApproved;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.catalog.VersionView;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.api.provider.ProviderProfile;
import org.llmmarket.publishing.api.publication.ApprovalAwaited;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.EndpointTestsFailed;
import org.llmmarket.publishing.api.publication.EndpointTestsPassed;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.PolicyRefused;
import org.llmmarket.publishing.api.publication.PublicationApproved;
import org.llmmarket.publishing.api.publication.PublicationCompleted;
import org.llmmarket.publishing.api.publication.PublicationFailed;
import org.llmmarket.publishing.api.publication.PublicationFailing;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.RegistryEntryCreated;
import org.llmmarket.publishing.api.publication.RegistrySynchronisationQueued;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.StageView;
import org.llmmarket.publishing.api.publication.StepAttempted;
import org.llmmarket.publishing.api.publication.StepCompensated;
import org.llmmarket.publishing.api.publication.StepSkipped;
import org.llmmarket.publishing.api.publication.Timeline;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.Authentication;
import org.llmmarket.publishing.api.service.Bump;
import org.llmmarket.publishing.api.service.Capability;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.Compliance;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.service.DefaultVersionMoved;
import org.llmmarket.publishing.api.service.DeprecationCancelled;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.Endpoint;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.Listing;
import org.llmmarket.publishing.api.service.Pricing;
import org.llmmarket.publishing.api.service.PricingModel;
import org.llmmarket.publishing.api.service.Protocol;
import org.llmmarket.publishing.api.service.Rate;
import org.llmmarket.publishing.api.service.ServiceCreated;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.api.service.ServiceRevised;
import org.llmmarket.publishing.api.service.Sla;
import org.llmmarket.publishing.api.service.SupportLevel;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionActivated;
import org.llmmarket.publishing.api.service.VersionFailed;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionResubmitted;
import org.llmmarket.publishing.api.service.VersionSubmitted;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsReinstated;
import org.llmmarket.publishing.api.service.VersionsRetired;
import org.llmmarket.publishing.api.service.VersionsSuspended;

/** What happened to one service, a minute between two events; a version's first publication is {@code p-<version>}. */
public final class Story {

    public static final Instant BEGIN = Instant.parse("2026-11-23T08:00:00Z");
    public static final Instant SUNSET = Instant.parse("2026-12-31T00:00:00Z");
    public static final ServiceId SERVICE = new ServiceId("s-1");
    public static final AccountId OWNER = new AccountId("acme");
    public static final AccountId REVIEWER = new AccountId("rita");
    public static final Digest CONTRACT = digest('c');
    public static final Digest EVIDENCE = digest('e');
    public static final Digest REPORT = digest('d');
    public static final Listing LISTING = new Listing("Summarises long texts", List.of("text", "short"), null);
    public static final Violation VIOLATION = new Violation(
            "restricted-countries",
            "Restricted countries",
            "critical",
            "Data must not be kept in KP.",
            "Remove KP.",
            "compliance.dataResidency",
            "KP",
            "any other country");

    private final List<Happened> events = new ArrayList<>();
    private final ServiceId service;
    private final AccountId owner;
    private final ServiceName name;
    private final Category category;
    private final String prefix;
    private Listing listing = LISTING;
    private ComplianceLevel level = ComplianceLevel.PUBLIC;
    private String capability = "summarise";

    private Story(ServiceId service, AccountId owner, ServiceName name, Category category, String prefix) {
        this.service = service;
        this.owner = owner;
        this.name = name;
        this.category = category;
        this.prefix = prefix;
    }

    public static Story ofAService() {
        return new Story(SERVICE, OWNER, new ServiceName("Summariser"), Category.SUMMARIZATION, "").created();
    }

    /** The story of a service of its own, whose publications are {@code <id>-p-<version>}. */
    public static Story of(ServiceId service, AccountId owner, String name, Category category) {
        return new Story(service, owner, new ServiceName(name), category, service + "-").created();
    }

    private Story created() {
        return then(new ServiceCreated(service, owner, name, category));
    }

    public ServiceId service() {
        return service;
    }

    /** How versions that are submitted from now on present themselves. */
    public Story describedAs(String description, String... tags) {
        listing = new Listing(description, List.of(tags), null);
        return this;
    }

    public Story ableTo(String what) {
        capability = what;
        return this;
    }

    public Story ofLevel(ComplianceLevel wanted) {
        level = wanted;
        return this;
    }

    public Story submitted(String version, String... approvalReasons) {
        PublicationId publication = publication(version);
        then(new VersionSubmitted(
                service,
                new VersionNumber(version),
                version.contains("-"),
                publication,
                listing,
                terms(),
                CONTRACT,
                GateVerdict.FIRST));
        return then(started(publication, version, approvalReasons));
    }

    public Story followed(String version, String base) {
        return then(new VersionSubmitted(
                service,
                new VersionNumber(version),
                false,
                publication(version),
                listing,
                terms(),
                CONTRACT,
                new GateVerdict(
                        new VersionNumber(base), CONTRACT, 1, Bump.MINOR, Bump.MAJOR, true, false, 2, null, REPORT)));
    }

    public Story resubmitted(String version, String publication) {
        PublicationId again = new PublicationId(prefix + publication);
        then(new VersionResubmitted(service, new VersionNumber(version), again, listing, terms(), null));
        return then(started(again, version));
    }

    public Story revised(String version, String description) {
        return then(new ServiceRevised(
                service,
                new VersionNumber(version),
                2,
                new Listing(description, List.of(), null),
                terms(),
                List.of("description")));
    }

    public Story complied(String version) {
        return then(new PolicyPassed(
                publication(version), service, new VersionNumber(version), "7", List.of(), attempt(1, "passed")));
    }

    public Story violatedAPolicy(String version) {
        return then(new PolicyRefused(
                publication(version),
                service,
                new VersionNumber(version),
                Outcome.POLICY_VIOLATED,
                "7",
                List.of(VIOLATION),
                attempt(1, "refused")));
    }

    public Story policyWasUnavailable(String version) {
        return then(new PolicyRefused(
                publication(version),
                service,
                new VersionNumber(version),
                Outcome.POLICY_UNAVAILABLE,
                "",
                List.of(),
                attempt(3, "unavailable")));
    }

    public Story tried(Stage stage, String version) {
        return then(new StepAttempted(
                publication(version), service, new VersionNumber(version), stage, attempt(1, "unavailable")));
    }

    public Story registered(String version) {
        return then(new RegistryEntryCreated(
                publication(version), service, new VersionNumber(version), "r-" + version, attempt(1, "passed")));
    }

    public Story registrationWasQueued(String version) {
        return then(new RegistrySynchronisationQueued(
                publication(version), service, new VersionNumber(version), attempt(5, "unavailable")));
    }

    public Story testsPassed(String version) {
        return then(new EndpointTestsPassed(
                publication(version),
                service,
                new VersionNumber(version),
                EVIDENCE,
                Map.of("health", "passed"),
                attempt(1, "passed")));
    }

    public Story testsFailed(String version) {
        return then(new EndpointTestsFailed(
                publication(version),
                service,
                new VersionNumber(version),
                "The endpoint answered 500.",
                EVIDENCE,
                Map.of("health", "failed"),
                attempt(1, "failed")));
    }

    public Story peopleWereAsked(String version) {
        then(new ApprovalRequested(
                approval(version),
                publication(version),
                service,
                name,
                new VersionNumber(version),
                category,
                owner,
                List.of("It is confidential."),
                1,
                SUNSET));
        return then(new ApprovalAwaited(
                publication(version), service, new VersionNumber(version), approval(version), SUNSET, "w-1"));
    }

    public Story assigned(String version, AccountId assignee) {
        return then(new ApprovalAssigned(
                approval(version), publication(version), service, assignee, new AccountId("boss")));
    }

    public Story commented(String version, String remark) {
        return then(new ApprovalCommented(approval(version), publication(version), service, REVIEWER, remark));
    }

    public Story reminded(String version, int number) {
        return then(new ApprovalReminded(approval(version), publication(version), service, number, SUNSET));
    }

    /** The approval with what was known about the publication. */
    public ApprovalView approvalFile(String version) {
        return ApprovalFile.of(approval(version), events()).orElseThrow().view(key -> Optional.of("text of " + key));
    }

    public Story reviewerAgreed(String version, @Nullable String remark) {
        return then(new ReviewerApproved(approval(version), publication(version), service, REVIEWER, remark));
    }

    public Story granted(String version) {
        then(new ApprovalGranted(approval(version), publication(version), service, REVIEWER));
        return then(new PublicationApproved(
                publication(version), service, new VersionNumber(version), approval(version), REVIEWER));
    }

    public Story reviewerRefused(String version, String remark) {
        return then(new ApprovalRejected(approval(version), publication(version), service, REVIEWER, remark));
    }

    public Story nobodyDecided(String version) {
        return then(new ApprovalExpired(approval(version), publication(version), service));
    }

    public Story approvalWasCancelled(String version) {
        return then(new ApprovalCancelled(approval(version), publication(version), service));
    }

    public Story activated(String version) {
        return activated(version, version);
    }

    public Story activated(String version, String defaultVersion) {
        then(new VersionActivated(
                service, new VersionNumber(version), publication(version), new VersionNumber(defaultVersion)));
        return then(new PublicationCompleted(publication(version), service, new VersionNumber(version)));
    }

    /** From its submission to the market, with nothing in the way. */
    public Story live(String version) {
        return submitted(version)
                .complied(version)
                .registered(version)
                .testsPassed(version)
                .activated(version);
    }

    public Story failing(String version, Outcome outcome, Stage... toCompensate) {
        return then(new PublicationFailing(
                publication(version),
                service,
                new VersionNumber(version),
                outcome,
                "It could not go on.",
                List.of(toCompensate)));
    }

    public Story compensated(Stage stage, String version) {
        return then(new StepCompensated(
                publication(version), service, new VersionNumber(version), stage, attempt(1, "passed")));
    }

    public Story skipped(Stage stage, String version) {
        return then(new StepSkipped(
                publication(version), service, new VersionNumber(version), stage, "It is switched off."));
    }

    public Story versionFailed(String version, Outcome outcome) {
        return then(new VersionFailed(
                service, new VersionNumber(version), publication(version), outcome.status(), outcome));
    }

    public Story ended(String version, Outcome outcome) {
        return versionFailed(version, outcome).publicationEnded(version, outcome);
    }

    public Story publicationEnded(String version, Outcome outcome) {
        return then(new PublicationFailed(
                publication(version), service, new VersionNumber(version), outcome, "It could not go on."));
    }

    public Story deprecated(String... versions) {
        return then(new VersionsDeprecated(service, numbers(versions), SUNSET, "A better one is there.", "s-2"));
    }

    public Story deprecationWasCancelled(String... versions) {
        return then(new DeprecationCancelled(service, numbers(versions), null));
    }

    public Story suspended(String reason, String... versions) {
        return then(new VersionsSuspended(service, numbers(versions), reason));
    }

    public Story reinstated(String... versions) {
        return then(new VersionsReinstated(service, numbers(versions), null));
    }

    public Story defaultMoved(String from, String to) {
        return then(new DefaultVersionMoved(service, new VersionNumber(from), new VersionNumber(to)));
    }

    public Story sunsetCame(String... versions) {
        return then(new VersionsRetired(service, numbers(versions)));
    }

    public Story retired() {
        return then(new ServiceRetired(service, "No longer offered.", List.of(), false));
    }

    public Story then(Object event) {
        events.add(new Happened(event, BEGIN.plus(Duration.ofMinutes(events.size())), owner.toString()));
        return this;
    }

    public List<Happened> events() {
        return List.copyOf(events);
    }

    /** When the newest event happened. */
    public Instant now() {
        return events.get(events.size() - 1).at();
    }

    public CatalogEntry entry() {
        return CatalogEntry.of(events).orElseThrow();
    }

    public ServiceView view() {
        return entry().service(Optional.of(new ProviderProfile("Acme", true)));
    }

    public CatalogVersion version(String number) {
        return entry().version(new VersionNumber(number)).orElseThrow();
    }

    public VersionView versionView(String number) {
        return entry().version(version(number), report -> List.of(Map.of("code", report.toString())));
    }

    /** The timeline of a version's first publication. */
    public Timeline timeline(String version) {
        return timeline(publication(version));
    }

    public Timeline timeline(PublicationId publication) {
        return Timeline.of(publication, events, key -> Optional.of("text of " + key))
                .orElseThrow();
    }

    public StageView stage(Stage name, String version) {
        return timeline(version).stage(name);
    }

    public ApprovalView approval() {
        return ApprovalEntry.of(events)
                .orElseThrow()
                .view(key -> key.equals("erased") ? Optional.empty() : Optional.of("text of " + key));
    }

    public PublicationId publication(String version) {
        return new PublicationId(prefix + "p-" + version);
    }

    public ApprovalId approval(String version) {
        return new ApprovalId(prefix + "a-" + version);
    }

    public static Digest digest(char digit) {
        return new Digest("sha256:" + String.valueOf(digit).repeat(64));
    }

    public static Attempt attempt(int number, String outcome) {
        return new Attempt(number, BEGIN, BEGIN.plusSeconds(1), outcome, "It " + outcome + ".");
    }

    public Terms terms() {
        return new Terms(
                new Endpoint("https://api.acme.example/v1", Protocol.REST, Authentication.API_KEY),
                new Pricing(
                        PricingModel.PER_TOKEN,
                        "USD",
                        List.of(new Rate("standard", new BigDecimal("0.020"), "1k tokens", null, null, null))),
                new Sla(new BigDecimal("99.9"), 500, SupportLevel.BASIC, null),
                new Compliance(level, List.of("SOC2"), List.of("US"), true, false),
                List.of(new Capability(capability, "Makes it shorter", Map.of("type", "object"))));
    }

    private PublicationStarted started(PublicationId publication, String version, String... approvalReasons) {
        return new PublicationStarted(
                publication,
                service,
                new VersionNumber(version),
                owner,
                name,
                category,
                listing,
                terms(),
                CONTRACT,
                List.of(new Finding("sla.availability", "That is little.", "SLA_BELOW_SUPPORT_LEVEL")),
                List.of(approvalReasons),
                true);
    }

    private static List<VersionNumber> numbers(String... versions) {
        return List.of(versions).stream().map(VersionNumber::new).toList();
    }
}
