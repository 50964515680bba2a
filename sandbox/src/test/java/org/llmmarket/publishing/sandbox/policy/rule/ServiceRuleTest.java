package org.llmmarket.publishing.sandbox.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.sandbox.policy.Services;
import policyengine.v1.ComplianceRule;
import policyengine.v1.DataResidencyRule;
import policyengine.v1.Policy;
import policyengine.v1.PolicyRule;
import policyengine.v1.PricingRule;
import policyengine.v1.SecurityRule;
import policyengine.v1.ServiceCompliance;
import policyengine.v1.ValidateServiceRequest;

class ServiceRuleTest {

    private static final Expressions EXPRESSIONS = new Expressions("development");

    @Test
    void data_may_be_kept_in_allowed_countries_only() {
        var rule = rule(DataResidencyRule.newBuilder().addAllowedCountries("DE").addAllowedCountries("FR"));
        assertThat(fields(rule, Services.with(residency("DE", "fr")))).isEmpty();
        assertThat(fields(rule, Services.with(residency("DE", "US")))).containsExactly("compliance.dataResidency[1]");
    }

    @Test
    void a_minimum_of_locations_is_asked_for() {
        var rule = rule(DataResidencyRule.newBuilder().setMinimumLocations(2));
        assertThat(fields(rule, Services.with(residency("DE", "FR")))).isEmpty();
        assertThat(rule.judge(Services.with(residency("DE"))))
                .extracting(Finding::actual, Finding::expected, Finding::message)
                .containsExactly(tuple(
                        "1",
                        "at least 2 locations",
                        "The service declares 1 of at least 2 locations where its data is kept."));
    }

    @Test
    void certifications_and_laws_are_asked_for() {
        var rule = rule(PolicyRule.newBuilder()
                .setCompliance(ComplianceRule.newBuilder()
                        .addRequiredCertifications("PCI-DSS")
                        .setRequireSoc2Compliance(true)
                        .setRequireGdprCompliance(true)
                        .setRequireHipaaCompliance(true)
                        .setMinimumComplianceLevel("internal")));
        assertThat(fields(rule, Services.with(ServiceCompliance.getDefaultInstance())))
                .containsExactly(
                        "compliance.certifications",
                        "compliance.certifications",
                        "compliance.gdprCompliant",
                        "compliance.hipaaCompliant",
                        "compliance.level");
        assertThat(fields(
                        rule,
                        Services.with(ServiceCompliance.newBuilder()
                                .addCertifications("PCI DSS 4.0")
                                .addCertifications("SOC 2 Type II")
                                .setGdprCompliant(true)
                                .setHipaaCompliant(true)
                                .setLevel("confidential")
                                .build())))
                .isEmpty();
    }

    @Test
    void an_endpoint_must_be_encrypted_and_authenticated() {
        var rule = rule(PolicyRule.newBuilder()
                .setSecurity(SecurityRule.newBuilder()
                        .setRequireHttps(true)
                        .setRequireAuthentication(true)
                        .addAllowedAuthenticationTypes("oauth2")
                        .setRequireEncryptionAtRest(true)));
        var open = Services.compliant();
        open.getEndpointBuilder().setUrl("no url").clearAuthentication();
        assertThat(fields(rule, open.build()))
                .containsExactly(
                        "endpoint.url",
                        "endpoint.authentication",
                        "endpoint.authentication",
                        "compliance.certifications");
        var guarded = Services.compliant();
        guarded.getEndpointBuilder().setAuthentication("oauth2");
        guarded.getComplianceBuilder().addCertifications("ISO/IEC 27001");
        assertThat(fields(rule, guarded.build())).isEmpty();
    }

    @Test
    void a_minimum_version_of_tls_or_encryption_in_transit_asks_for_tls() {
        var plain = Services.compliant();
        plain.getEndpointBuilder().setUrl("ws://a.example");
        for (var security : List.of(
                SecurityRule.newBuilder().setMinimumTlsVersion(12),
                SecurityRule.newBuilder().setRequireEncryptionInTransit(true))) {
            var rule = rule(PolicyRule.newBuilder().setSecurity(security));
            assertThat(fields(rule, plain.build())).containsExactly("endpoint.url");
            assertThat(fields(rule, Services.compliant().build())).isEmpty();
        }
    }

    @Test
    void rates_are_compared_by_their_unit() {
        var rule = rule(PolicyRule.newBuilder()
                .setPricing(PricingRule.newBuilder().setMaxRatePerToken(0.001).setMaxRatePerRequest(10)));
        assertThat(fields(rule, priced(0.001, "token"))).isEmpty();
        assertThat(fields(rule, priced(0.0011, "tokens"))).hasSize(1);
        assertThat(fields(rule, priced(1, "1k tokens"))).isEmpty();
        assertThat(fields(rule, priced(1.01, "1k tokens"))).hasSize(1);
        assertThat(fields(rule, priced(1000, "1M tokens"))).isEmpty();
        assertThat(fields(rule, priced(1001, "1M tokens"))).hasSize(1);
        assertThat(fields(rule, priced(1001, "1,000 tokens"))).hasSize(1);
        assertThat(fields(rule, priced(11, "request"))).hasSize(1);
        assertThat(fields(rule, priced(11, "per 1000 requests"))).isEmpty();
        assertThat(fields(rule, priced(1_000_000, "month"))).isEmpty();
        assertThat(fields(rule, priced(Double.POSITIVE_INFINITY, "token"))).hasSize(1);
        assertThat(rule.judge(priced(1.5, "1k tokens")).get(0).message())
                .isEqualTo(
                        "The rate of the tier 'standard' is above the marketplace's ceiling of 1 USD per 1k tokens.");
    }

    @Test
    void rates_in_another_currency_are_not_compared() {
        var rule =
                rule(PolicyRule.newBuilder().setPricing(PricingRule.newBuilder().setMaxRatePerToken(0.001)));
        var yen = priced(150, "1k tokens").toBuilder();
        yen.getPricingBuilder().setCurrency("JPY");
        assertThat(fields(rule, yen.build())).isEmpty();
        yen.getPricingBuilder().clearCurrency();
        assertThat(fields(rule, yen.build())).hasSize(1);
    }

    @Test
    void a_free_tier_is_asked_for() {
        var rule =
                rule(PolicyRule.newBuilder().setPricing(PricingRule.newBuilder().setRequireFreeTier(true)));
        assertThat(fields(rule, Services.compliant().build())).containsExactly("pricing.rates");
        assertThat(fields(rule, priced(0, "token"))).isEmpty();
        var free = Services.compliant();
        free.getPricingBuilder().setModel("free").clearRates();
        assertThat(fields(rule, free.build())).isEmpty();
    }

    @Test
    void rules_for_consumers_ask_nothing_of_a_service() {
        var policy = Policy.newBuilder();
        policy.getRuleBuilder().getRateLimitingBuilder().setMaxRequestsPerDay(1);
        assertThat(ServiceRule.of(policy.build(), EXPRESSIONS)).isEmpty();
    }

    @Test
    void an_expression_tells_the_value_of_its_field() {
        var policy = Policy.newBuilder().setName("Never").putMetadata("expected", "something else");
        policy.getRuleBuilder()
                .getExpressionBuilder()
                .setCel("false")
                .setMessage("No.")
                .setRemediation("Stop.");
        for (var path : List.of(
                List.of("compliance.dataResidency", "US"),
                List.of("compliance.certifications", "none"),
                List.of("description", "none"),
                List.of("sla.availability", "99.9"),
                List.of("sla.nothing", ""),
                List.of("nothing", ""),
                List.of("name.first", "Chat"))) {
            policy.getRuleBuilder().getExpressionBuilder().setField(path.get(0));
            var rule = ServiceRule.of(policy.build(), EXPRESSIONS).orElseThrow();
            assertThat(rule.judge(Services.compliant().build()))
                    .containsExactly(new Finding(path.get(0), path.get(1), "something else", "No.", "Stop."));
        }
    }

    private static ServiceRule rule(DataResidencyRule.Builder residency) {
        return rule(PolicyRule.newBuilder().setDataResidency(residency));
    }

    private static ServiceRule rule(PolicyRule.Builder rule) {
        return ServiceRule.of(Policy.newBuilder().setRule(rule).build(), EXPRESSIONS)
                .orElseThrow();
    }

    private static List<String> fields(ServiceRule rule, ValidateServiceRequest service) {
        return rule.judge(service).stream()
                .peek(finding -> assertThat(finding.message()).endsWith("."))
                .peek(finding -> assertThat(finding.remediation()).endsWith("."))
                .map(Finding::field)
                .toList();
    }

    private static ServiceCompliance residency(String... countries) {
        return ServiceCompliance.newBuilder()
                .addAllDataResidency(List.of(countries))
                .build();
    }

    private static ValidateServiceRequest priced(double rate, String unit) {
        var service = Services.compliant();
        service.getPricingBuilder().getRatesBuilder(0).setRate(rate).setUnit(unit);
        return service.build();
    }
}
