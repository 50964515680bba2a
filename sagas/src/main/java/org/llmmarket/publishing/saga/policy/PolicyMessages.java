package org.llmmarket.publishing.saga.policy;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.Compliance;
import org.llmmarket.publishing.api.service.Endpoint;
import org.llmmarket.publishing.api.service.Pricing;
import org.llmmarket.publishing.api.service.Rate;
import org.llmmarket.publishing.api.service.Sla;
import org.llmmarket.publishing.api.service.Terms;
import policyengine.v1.PolicyViolation;
import policyengine.v1.PricingTier;
import policyengine.v1.ServiceCapability;
import policyengine.v1.ServiceCompliance;
import policyengine.v1.ServiceEndpoint;
import policyengine.v1.ServicePricing;
import policyengine.v1.ServiceSLA;
import policyengine.v1.ValidateServiceRequest;
import policyengine.v1.ValidateServiceResponse;

/** A version in the policy engine's words, and its verdict in ours. */
final class PolicyMessages {

    /** Events are small; the violations that block come first. */
    private static final int MOST_VIOLATIONS = 25;

    private static final int MOST_CHARACTERS = 300;
    private static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");

    private PolicyMessages() {}

    static ValidateServiceRequest request(PolicySubject subject) {
        Terms terms = subject.terms();
        ValidateServiceRequest.Builder request = ValidateServiceRequest.newBuilder()
                .setServiceId(subject.serviceId().toString())
                .setName(subject.name().toString())
                .setVersion(subject.version().toString())
                .setDescription(subject.listing().description())
                .setProviderId(subject.providerId().toString())
                .setCategory(subject.category().wire())
                .setEndpoint(endpoint(terms.endpoint()))
                .setCompliance(compliance(terms.compliance()))
                .setSla(sla(terms.sla()))
                .setPricing(pricing(terms.pricing()));
        terms.capabilities()
                .forEach(capability -> request.addCapabilities(ServiceCapability.newBuilder()
                        .setName(capability.name())
                        .setDescription(capability.description())));
        return request.build();
    }

    static PolicyVerdict verdict(ValidateServiceResponse response) {
        List<Violation> violations = response.getViolationsList().stream()
                .sorted(Comparator.comparingInt(
                                (PolicyViolation violation) -> SEVERITIES.indexOf(violation.getSeverity()))
                        .reversed())
                .limit(MOST_VIOLATIONS)
                .map(PolicyMessages::violation)
                .toList();
        return new PolicyVerdict(response.getCompliant(), response.getPolicyVersion(), violations);
    }

    private static Violation violation(PolicyViolation violation) {
        return new Violation(
                cut(violation.getPolicyId()),
                cut(violation.getPolicyName()),
                cut(violation.getSeverity()),
                cut(violation.getMessage()),
                cut(violation.getRemediation()),
                cut(violation.getField()),
                cut(violation.getActualValue()),
                cut(violation.getExpectedValue()));
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
    }

    private static ServiceEndpoint endpoint(Endpoint endpoint) {
        return ServiceEndpoint.newBuilder()
                .setUrl(endpoint.url())
                .setProtocol(endpoint.protocol().wire())
                .setAuthentication(endpoint.authentication().wire())
                .build();
    }

    private static ServiceCompliance compliance(Compliance compliance) {
        return ServiceCompliance.newBuilder()
                .setLevel(compliance.level().wire())
                .addAllCertifications(compliance.certifications())
                .addAllDataResidency(compliance.dataResidency())
                .setGdprCompliant(compliance.gdprCompliant())
                .setHipaaCompliant(compliance.hipaaCompliant())
                .build();
    }

    private static ServiceSLA sla(Sla sla) {
        return ServiceSLA.newBuilder()
                .setAvailability(sla.availability().doubleValue())
                .setMaxLatency(sla.maxLatency())
                .setSupportLevel(sla.supportLevel().wire())
                .build();
    }

    private static ServicePricing pricing(Pricing pricing) {
        return ServicePricing.newBuilder()
                .setModel(pricing.model().wire())
                .setCurrency(pricing.currency())
                .addAllRates(pricing.rates().stream().map(PolicyMessages::tier).toList())
                .build();
    }

    private static PricingTier tier(Rate rate) {
        return PricingTier.newBuilder()
                .setTier(text(rate.tier()))
                .setRate(highest(rate))
                .setUnit(text(rate.unit()))
                .setDescription(text(rate.description()))
                .build();
    }

    /** The protocol knows one rate a tier: a ceiling has to hold for the dearest. */
    private static double highest(Rate rate) {
        BigDecimal dearest = BigDecimal.ZERO;
        for (BigDecimal amount : new @Nullable BigDecimal[] {rate.rate(), rate.inputRate(), rate.outputRate()}) {
            dearest = amount == null ? dearest : dearest.max(amount);
        }
        return dearest.doubleValue();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
