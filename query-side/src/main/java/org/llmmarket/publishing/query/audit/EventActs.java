package org.llmmarket.publishing.query.audit;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.erasure.PersonalDataErased;
import org.llmmarket.publishing.api.provider.ProviderRegistered;
import org.llmmarket.publishing.api.provider.ProviderVerified;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.PolicyCaughtUp;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.publication.RegistryDriftFound;
import org.llmmarket.publishing.api.publication.StepAttempted;
import org.llmmarket.publishing.api.publication.StepCompensated;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.store.audit.AuditResult;

/** Says of an event what was done to what, and what came of it. */
final class EventActs {

    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("ServiceCreated", "service.create"),
            Map.entry("ServiceRevised", "service.update"),
            Map.entry("ServiceRetired", "service.retire"),
            Map.entry("VersionSubmitted", "version.submit"),
            Map.entry("VersionResubmitted", "version.resubmit"),
            Map.entry("VersionActivated", "version.activate"),
            Map.entry("VersionFailed", "version.activate"),
            Map.entry("VersionsDeprecated", "version.deprecate"),
            Map.entry("DeprecationCancelled", "version.cancel-deprecation"),
            Map.entry("VersionsSuspended", "version.suspend"),
            Map.entry("VersionsReinstated", "version.reinstate"),
            Map.entry("VersionsRetired", "version.retire"),
            Map.entry("DefaultVersionMoved", "service.move-default-version"),
            Map.entry("SunsetNoticeGiven", "version.give-sunset-notice"),
            Map.entry("GateOverridden", "gate.override"),
            Map.entry("ComplianceConfirmed", "policy.judge-again"),
            Map.entry("ComplianceViolated", "policy.judge-again"),
            Map.entry("PublicationStarted", "publication.start"),
            Map.entry("PublicationApproved", "publication.approve"),
            Map.entry("PublicationCompleted", "publication.complete"),
            Map.entry("PublicationFailing", "publication.take-back"),
            Map.entry("PublicationFailed", "publication.complete"),
            Map.entry("PolicyPassed", "policy.judge"),
            Map.entry("PolicyRefused", "policy.judge"),
            Map.entry("PolicyCaughtUp", "policy.judge-late"),
            Map.entry("RegistryEntryCreated", "registry.create-entry"),
            Map.entry("RegistrySynchronisationQueued", "registry.queue-entry"),
            Map.entry("RegistryDriftFound", "registry.restore-entry"),
            Map.entry("EndpointTestsPassed", "endpoint.test"),
            Map.entry("EndpointTestsFailed", "endpoint.test"),
            Map.entry("StepAttempted", "step.attempt"),
            Map.entry("StepSkipped", "step.skip"),
            Map.entry("StepParked", "step.park"),
            Map.entry("StepRetried", "step.retry"),
            Map.entry("StepAbandoned", "step.abandon"),
            Map.entry("StepCompensated", "step.take-back"),
            Map.entry("ApprovalAwaited", "publication.await-approval"),
            Map.entry("ApprovalRequested", "approval.request"),
            Map.entry("ApprovalAssigned", "approval.assign"),
            Map.entry("ApprovalCommented", "approval.comment"),
            Map.entry("ApprovalReminded", "approval.remind"),
            Map.entry("ReviewerApproved", "approval.approve"),
            Map.entry("ApprovalGranted", "approval.grant"),
            Map.entry("ApprovalRejected", "approval.reject"),
            Map.entry("ApprovalExpired", "approval.expire"),
            Map.entry("ApprovalCancelled", "approval.cancel"),
            Map.entry("ProviderRegistered", "provider.register"),
            Map.entry("ProviderVerified", "provider.verify"),
            Map.entry("PersonalDataErased", "account.erase-personal-data"));

    private static final Set<String> FAILURES = Set.of(
            "VersionFailed",
            "PolicyRefused",
            "ComplianceViolated",
            "EndpointTestsFailed",
            "PublicationFailing",
            "PublicationFailed",
            "StepParked");

    private static final Set<String> GONE_ON_WITHOUT = Set.of("RegistrySynchronisationQueued", "StepSkipped");

    private EventActs() {}

    /** What a thing of the domain is called, and which one it is. */
    record Resource(String type, String id) {}

    /** Resource and verb; an event that is not known here is told by its own name. */
    static String action(String eventType) {
        return ACTIONS.getOrDefault(eventType, "event." + dashed(eventType));
    }

    static AuditResult result(Object event) {
        String eventType = event.getClass().getSimpleName();
        if (event instanceof StepAttempted tried) {
            return of(tried.attempt(), "passed");
        }
        if (event instanceof StepCompensated taken) {
            return of(taken.attempt(), "compensated") == AuditResult.SUCCESS
                    ? AuditResult.SUCCESS
                    : AuditResult.PARTIAL;
        }
        if (event instanceof PolicyCaughtUp late) {
            return late.compliant() ? AuditResult.SUCCESS : AuditResult.FAILURE;
        }
        if (event instanceof RegistryDriftFound drift) {
            boolean isRight = drift.restoredAs() != null && drift.refusal() == null;
            return isRight ? AuditResult.SUCCESS : AuditResult.PARTIAL;
        }
        if (GONE_ON_WITHOUT.contains(eventType)) {
            return AuditResult.PARTIAL;
        }
        return FAILURES.contains(eventType) ? AuditResult.FAILURE : AuditResult.SUCCESS;
    }

    private static AuditResult of(Attempt attempt, String well) {
        return attempt.outcome().equals(well) ? AuditResult.SUCCESS : AuditResult.FAILURE;
    }

    /** The thing that the event is about; its aggregate where nothing else is known. */
    static Resource resource(Object event, String aggregateType, String aggregateId) {
        if (event instanceof ServiceEvent fact) {
            return new Resource("service", fact.serviceId().toString());
        }
        if (event instanceof PublicationEvent step) {
            return new Resource("publication", step.publicationId().toString());
        }
        if (event instanceof ApprovalEvent decision) {
            return new Resource("approval", decision.approvalId().toString());
        }
        if (event instanceof ProviderRegistered provider) {
            return new Resource("account", provider.providerId().toString());
        }
        if (event instanceof ProviderVerified provider) {
            return new Resource("account", provider.providerId().toString());
        }
        if (event instanceof PersonalDataErased erasure) {
            return new Resource("account", erasure.subject().toString());
        }
        return new Resource(dashed(aggregateType), aggregateId);
    }

    private static String dashed(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
