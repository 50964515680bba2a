package org.llmmarket.publishing.sandbox.policy;

import policyengine.v1.ServiceCompliance;
import policyengine.v1.ValidateServiceRequest;

/** Services to judge. */
public final class Services {

    private Services() {}

    /** A service that every shipped policy is content with. */
    public static ValidateServiceRequest.Builder compliant() {
        var service = ValidateServiceRequest.newBuilder()
                .setServiceId("svc-1")
                .setName("Chat")
                .setVersion("1.0.0")
                .setProviderId("acme")
                .setCategory("text-generation");
        service.getEndpointBuilder()
                .setUrl("https://api.example.com")
                .setProtocol("rest")
                .setAuthentication("api-key");
        service.getComplianceBuilder().setLevel("public").addDataResidency("US").setGdprCompliant(true);
        service.getSlaBuilder().setAvailability(99.9).setMaxLatency(500).setSupportLevel("basic");
        service.getPricingBuilder()
                .setModel("per-token")
                .setCurrency("USD")
                .addRatesBuilder()
                .setTier("standard")
                .setRate(0.02)
                .setUnit("1k tokens");
        return service;
    }

    /** The same service with other compliance. */
    public static ValidateServiceRequest with(ServiceCompliance compliance) {
        return compliant().setCompliance(compliance).build();
    }
}
