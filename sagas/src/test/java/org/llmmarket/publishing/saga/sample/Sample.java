package org.llmmarket.publishing.saga.sample;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.approval.ApprovalCancelled;
import org.llmmarket.publishing.api.approval.ApprovalExpired;
import org.llmmarket.publishing.api.approval.ApprovalGranted;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.ApprovalRejected;
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
import org.llmmarket.publishing.api.publication.StepCompensated;
import org.llmmarket.publishing.api.publication.StepSkipped;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.Authentication;
import org.llmmarket.publishing.api.service.Capability;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.Compliance;
import org.llmmarket.publishing.api.service.ComplianceLevel;
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
import org.llmmarket.publishing.api.service.Sla;
import org.llmmarket.publishing.api.service.SupportLevel;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionActivated;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionSubmitted;

/** One publication of one version, and what can happen to it. */
public record Sample(PublicationId publication, ServiceId service, VersionNumber version) {

    public static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    public static final AccountId PROVIDER = new AccountId("provider-1");
    public static final AccountId REVIEWER = new AccountId("reviewer-1");
    public static final Digest DIGEST = new Digest("sha256:" + "a".repeat(64));

    public static Sample publication(String id) {
        return new Sample(new PublicationId(id), new ServiceId("service-of-" + id), new VersionNumber("1.0.0"));
    }

    public static Attempt attempt(int number, String outcome) {
        return new Attempt(number, NOW, NOW, outcome, "As it was.");
    }

    public static Terms terms(ComplianceLevel level, List<String> residency) {
        return new Terms(
                new Endpoint("https://api.example.com/v1", Protocol.REST, Authentication.API_KEY),
                new Pricing(
                        PricingModel.PER_TOKEN,
                        "USD",
                        List.of(new Rate(
                                "standard",
                                new BigDecimal("0.02"),
                                "1k tokens",
                                null,
                                new BigDecimal("0.01"),
                                new BigDecimal("0.03")))),
                new Sla(new BigDecimal("99.9"), 500, SupportLevel.BASIC, "4h"),
                new Compliance(level, List.of("SOC2"), residency, true, false),
                List.of(new Capability("chat", "Answers in words.", Map.of())));
    }

    public PublicationStarted started() {
        return started(ComplianceLevel.PUBLIC, List.of("US"), false);
    }

    public PublicationStarted startedWithTestAccess() {
        return started(ComplianceLevel.PUBLIC, List.of("US"), true);
    }

    public PublicationStarted startedIn(String country) {
        return started(ComplianceLevel.PUBLIC, List.of(country), false);
    }

    public PublicationStarted startedNeedingApproval() {
        return started(ComplianceLevel.CONFIDENTIAL, List.of("US"), false);
    }

    private PublicationStarted started(ComplianceLevel level, List<String> residency, boolean testAccess) {
        return new PublicationStarted(
                publication,
                service,
                version,
                PROVIDER,
                new ServiceName("Translator " + publication),
                Category.TRANSLATION,
                new Listing("Translates anything into anything.", List.of("nlp"), null),
                terms(level, residency),
                DIGEST,
                List.of(),
                level == ComplianceLevel.PUBLIC ? List.of() : List.of("compliance.level is confidential"),
                testAccess);
    }

    public ServiceCreated created() {
        return new ServiceCreated(service, PROVIDER, started().name(), started().category());
    }

    public VersionSubmitted submitted() {
        PublicationStarted started = started();
        return new VersionSubmitted(
                service, version, false, publication, started.listing(), started.terms(), DIGEST, GateVerdict.FIRST);
    }

    public VersionActivated live() {
        return new VersionActivated(service, version, publication, version);
    }

    public PolicyPassed policyPassed() {
        return new PolicyPassed(publication, service, version, "v1", List.of(), attempt(1, "passed"));
    }

    public PolicyRefused policyRefused(Outcome outcome, Violation... violations) {
        return new PolicyRefused(
                publication, service, version, outcome, "v1", List.of(violations), attempt(1, "failed"));
    }

    public RegistryEntryCreated registered() {
        return new RegistryEntryCreated(publication, service, version, "reg-1", attempt(1, "passed"));
    }

    public RegistrySynchronisationQueued registrationQueued() {
        return new RegistrySynchronisationQueued(publication, service, version, attempt(2, "unavailable"));
    }

    public StepSkipped skipped(Stage stage) {
        return new StepSkipped(publication, service, version, stage, "Switched off.");
    }

    public EndpointTestsPassed testsPassed() {
        return new EndpointTestsPassed(publication, service, version, DIGEST, Map.of(), attempt(1, "passed"));
    }

    public EndpointTestsFailed testsFailed(String explanation) {
        return new EndpointTestsFailed(
                publication, service, version, explanation, DIGEST, Map.of(), attempt(1, "failed"));
    }

    public ApprovalId approval() {
        return ApprovalId.of(publication);
    }

    public ApprovalAwaited approvalAwaited(Instant expiresAt) {
        return new ApprovalAwaited(publication, service, version, approval(), expiresAt, null);
    }

    public ApprovalGranted granted() {
        return new ApprovalGranted(approval(), publication, service, REVIEWER);
    }

    public ApprovalRejected rejected() {
        return new ApprovalRejected(approval(), publication, service, REVIEWER, "remark:1");
    }

    public ApprovalExpired expired() {
        return new ApprovalExpired(approval(), publication, service);
    }

    public ApprovalCancelled cancelled() {
        return new ApprovalCancelled(approval(), publication, service);
    }

    public PublicationApproved approved() {
        return new PublicationApproved(publication, service, version, approval(), REVIEWER);
    }

    public ServiceRetired retired() {
        return new ServiceRetired(service, null, List.of(publication), true);
    }

    public PublicationFailing failing(Outcome outcome, Stage... toCompensate) {
        return new PublicationFailing(publication, service, version, outcome, "It failed.", List.of(toCompensate));
    }

    public StepCompensated compensated(Stage stage, String outcome) {
        return new StepCompensated(publication, service, version, stage, attempt(1, outcome));
    }

    public PublicationCompleted completed() {
        return new PublicationCompleted(publication, service, version);
    }

    public PublicationFailed failed(Outcome outcome) {
        return new PublicationFailed(publication, service, version, outcome, "It failed.");
    }
}
