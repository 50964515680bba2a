package org.llmmarket.publishing.command.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.approval.rule.ApprovalRules;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.catalog.Offer;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.GateBasis;
import org.llmmarket.publishing.api.service.GateOverride;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.command.contract.ContractReader;
import org.llmmarket.publishing.command.contract.GivenContract;
import org.llmmarket.publishing.command.gate.layer.Candidate;
import org.llmmarket.publishing.command.gate.layer.Faults;
import org.llmmarket.publishing.command.gate.layer.KnownServices;
import org.llmmarket.publishing.command.gate.layer.Layer;
import org.llmmarket.publishing.command.gate.layer.NameLayer;
import org.llmmarket.publishing.command.gate.layer.VersionLayer;
import org.llmmarket.publishing.command.terms.TermsComparison;
import org.llmmarket.publishing.command.version.Lineage;
import org.llmmarket.publishing.contract.semver.SemVer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The gate before the marketplace: schema, business, security and contract layers. All that can run do run, so that one
 * answer shows every fault. It stores nothing.
 */
public final class Gate {

    /** Of the rules by which versions are held against what they follow; another one whenever they may say something else. */
    public static final int EDITION = 1;

    private static final String VERSION = "version";
    private static final String CONTRACT = "openApiSpec";
    private static final String TEST_ACCESS = "testAccess";
    private static final String CHANGES = "changes";

    private final Bodies bodies;
    private final KnownServices known;
    private final NameLayer names;
    private final VersionLayer versions = new VersionLayer();
    private final VersionGate steps;
    private final List<Layer> terms;
    private final ContractReader contracts;
    private final ApprovalRules approvals;
    private final OfferJson offers = new OfferJson();

    Gate(
            Bodies bodies,
            KnownServices known,
            List<Layer> terms,
            ContractReader contracts,
            VersionGate steps,
            ApprovalRules approvals) {
        this.bodies = bodies;
        this.known = known;
        this.names = new NameLayer(known);
        this.terms = List.copyOf(terms);
        this.contracts = contracts;
        this.steps = steps;
        this.approvals = approvals;
    }

    /** Judges a whole definition: of a new service, or of a new version where the provider has a service of that name. */
    public Judged<Submission> judge(JsonNode definition, AccountId provider) {
        CatalogEntry service = known.ownedBy(provider, definition).orElse(null);
        Candidate candidate = new Candidate(definition, provider, service);
        Faults faults = new Faults();
        faults.add(bodies.check(definition, "definition"));
        boolean isShaped = faults.found().isValid();
        names.check(candidate, faults);
        versions.check(candidate, faults);
        terms.forEach(layer -> layer.check(candidate, faults));
        Optional<GivenContract> contract = read(definition.path(CONTRACT), faults);
        Appraisal appraisal = appraise(candidate, isShaped, contract, faults);
        return judged(candidate, contract, appraisal, definition.get(TEST_ACCESS), faults);
    }

    /** Judges a new version of a service: what the request leaves out is that of the version which it follows. */
    public Judged<Submission> judgeNext(CatalogEntry service, JsonNode request) {
        CatalogVersion followed = followed(service, request);
        Faults faults = new Faults();
        faults.add(bodies.check(request, "next-version"));
        ObjectNode definition = changed(followed, request.path(CHANGES), faults);
        boolean isShaped = faults.found().isValid();
        Optional.ofNullable(request.get(VERSION)).ifPresent(number -> definition.set(VERSION, number));
        Candidate candidate = new Candidate(definition, service.providerId(), service);
        versions.check(candidate, faults);
        terms.forEach(layer -> layer.check(candidate, faults));
        Optional<GivenContract> contract =
                request.has(CONTRACT) ? read(request.get(CONTRACT), faults) : contractOf(followed);
        Appraisal appraisal = appraise(candidate, isShaped, contract, faults);
        return judged(candidate, contract, appraisal, request.get(TEST_ACCESS), faults);
    }

    /** Judges another try of a version that failed its validation. */
    public Judged<Submission> judgeAgain(CatalogEntry service, CatalogVersion version, JsonNode request) {
        Faults faults = new Faults();
        faults.add(bodies.check(request, "resubmission"));
        ObjectNode definition = changed(version, request.path(CHANGES), faults);
        boolean isShaped = faults.found().isValid();
        definition.put(VERSION, version.number().value());
        Candidate candidate = new Candidate(definition, service.providerId(), service);
        terms.forEach(layer -> layer.check(candidate, faults));
        Optional<GivenContract> contract = contractOf(version);
        SemVer number = SemVer.of(version.number().value());
        Lineage.of(service)
                .overtaker(number)
                .ifPresent(later -> faults.error(
                        VERSION,
                        "Version " + later + " has come instead of " + number + "; publish a new version.",
                        "VERSION_NOT_INCREMENTED"));
        Successor again = new Successor(
                number, number, isShaped ? offers.terms(definition) : null, contract.orElse(null), agreed(version));
        return judged(candidate, contract, appraise(service, again, faults), request.get(TEST_ACCESS), faults);
    }

    /** Judges a revision of the version that the service shows: it may get better, but need no approval that it did not need. */
    public Judged<Offer> judgeRevision(CatalogEntry service, JsonNode changes) {
        CatalogVersion shown = service.shown().orElseThrow();
        Faults faults = new Faults();
        faults.add(bodies.check(changes, "changes"));
        ObjectNode definition = changed(shown, changes, faults);
        boolean isReadable = faults.found().isValid();
        Candidate candidate = new Candidate(definition, service.providerId(), service);
        terms.forEach(layer -> layer.check(candidate, faults));
        if (isReadable) {
            faults.add(Findings.errors(notForRevisions(shown.offer().terms(), offers.terms(definition))));
        }
        int revision = shown.offer().revision();
        return new Judged<>(
                faults.found(), null, () -> new Offer(revision, offers.listing(definition), offers.terms(definition)));
    }

    /**
     * Holds a version that was submitted against what it followed once more.
     *
     * @param before the service as it was when the version was submitted, or submitted again
     */
    public Appraisal weighAgain(CatalogEntry before, VersionNumber number, Terms read, Digest contract) {
        SemVer place = SemVer.of(number.value());
        GateOverride agreed = before.version(number).map(Gate::agreed).orElse(null);
        Appraisal appraisal =
                steps.appraise(before, new Successor(place, place, read, GivenContract.stored(contract), agreed));
        return appraisal.on(basis(before, appraisal, read, contract));
    }

    private GateBasis basis(@Nullable CatalogEntry service, Appraisal appraisal, Terms read, Digest contract) {
        VersionNumber base = appraisal.verdict().base();
        return new GateBasis(
                EDITION,
                contract,
                TermsDigest.of(read),
                Optional.ofNullable(service)
                        .filter(known -> base != null)
                        .flatMap(known -> known.version(Objects.requireNonNull(base)))
                        .map(version -> TermsDigest.of(version.offer().terms()))
                        .orElse(null),
                appraisal.override().map(GateOverride::bump).orElse(null),
                approvals.text());
    }

    private ObjectNode changed(CatalogVersion version, JsonNode changes, Faults faults) {
        ObjectNode definition = offers.changed(version.offer(), changes);
        faults.add(bodies.check(definition, "offer"));
        return definition;
    }

    private Optional<GivenContract> read(JsonNode given, Faults faults) {
        ContractReader.Reading reading = contracts.read(given);
        faults.add(reading.findings());
        return reading.contract().filter(contract -> reading.findings().isValid());
    }

    /** What a new version follows, in the place where its number may stand; else what the service shows. */
    private static CatalogVersion followed(CatalogEntry service, JsonNode request) {
        Lineage lineage = Lineage.of(service);
        return new Candidate(request, service.providerId(), service)
                .number()
                .map(lineage::allowed)
                .flatMap(lineage::base)
                .flatMap(base -> service.version(new VersionNumber(base.toString())))
                .or(service::shown)
                .orElseThrow();
    }

    /** An override is used once, and holds for every try of the version that used it. */
    private static @Nullable GateOverride agreed(CatalogVersion version) {
        GateVerdict verdict = version.gate();
        return verdict.overridden() && verdict.baseDigest() != null && verdict.bumpRequired() != null
                ? new GateOverride(
                        version.number(), verdict.baseDigest(), version.contractDigest(), verdict.bumpRequired())
                : null;
    }

    private Appraisal appraise(Candidate candidate, boolean isShaped, Optional<GivenContract> contract, Faults faults) {
        CatalogEntry service = candidate.service();
        if (service == null) {
            return Appraisal.first(null);
        }
        Lineage lineage = Lineage.of(service);
        Terms shaped = isShaped ? offers.terms(candidate.json()) : null;
        SemVer number = candidate.number().orElse(null);
        return Optional.ofNullable(number)
                .map(lineage::allowed)
                .or(lineage::lowest)
                .map(place -> new Successor(number, place, shaped, contract.orElse(null), null))
                .map(next -> appraise(service, next, faults))
                .orElseGet(() -> Appraisal.first(null));
    }

    private Appraisal appraise(CatalogEntry service, Successor next, Faults faults) {
        Appraisal appraisal = steps.appraise(service, next);
        appraisal.fault().ifPresent(faults::error);
        return appraisal;
    }

    private static Optional<GivenContract> contractOf(CatalogVersion version) {
        return Optional.of(GivenContract.stored(version.contractDigest()));
    }

    private Judged<Submission> judged(
            Candidate candidate,
            Optional<GivenContract> contract,
            Appraisal appraisal,
            @Nullable JsonNode testAccess,
            Faults faults) {
        Findings findings = faults.found();
        CatalogEntry service = candidate.service();
        return new Judged<>(findings, appraisal, () -> {
            VersionNumber number =
                    new VersionNumber(candidate.json().get(VERSION).stringValue());
            Terms read = offers.terms(candidate.json());
            return new Submission(
                    service == null ? null : service.id(),
                    service == null ? candidate.name().orElseThrow() : service.name(),
                    service == null
                            ? Category.of(candidate.json().get("category").stringValue())
                            : service.category(),
                    number,
                    offers.listing(candidate.json()),
                    read,
                    contract.orElseThrow(),
                    appraisal.on(basis(
                            service, appraisal, read, contract.orElseThrow().digest())),
                    CarriedWarnings.of(findings.warnings()),
                    approvals.reasons(read),
                    testAccess == null ? null : testAccess.toString());
        });
    }

    /** What needs approval is told as that, and not as worse too. */
    private List<Finding> notForRevisions(Terms before, Terms after) {
        List<Finding> needed = approvals.newly(before, after);
        List<Finding> found = new ArrayList<>(needed);
        TermsComparison.worse(before, after).stream()
                .filter(worse -> needed.stream().noneMatch(need -> need.field().equals(worse.field())))
                .forEach(found::add);
        return found;
    }
}
