package org.llmmarket.publishing.command.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.command.Sample.priced;
import static org.llmmarket.publishing.command.Sample.rate;
import static org.llmmarket.publishing.command.Sample.terms;
import static org.llmmarket.publishing.command.Sample.termsWith;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.llmmarket.publishing.api.finding.Finding;
import org.llmmarket.publishing.api.service.Authentication;
import org.llmmarket.publishing.api.service.Capability;
import org.llmmarket.publishing.api.service.Compliance;
import org.llmmarket.publishing.api.service.ComplianceLevel;
import org.llmmarket.publishing.api.service.Endpoint;
import org.llmmarket.publishing.api.service.Pricing;
import org.llmmarket.publishing.api.service.PricingModel;
import org.llmmarket.publishing.api.service.Protocol;
import org.llmmarket.publishing.api.service.Rate;
import org.llmmarket.publishing.api.service.Sla;
import org.llmmarket.publishing.api.service.SupportLevel;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Comparison;

class TermsComparisonTest {

    private static final String URL = "https://chat.example.com/v1";

    static Stream<Arguments> worse() {
        return Stream.of(
                Arguments.of("pricing.rates[0].rate", priced("0.021")),
                Arguments.of("pricing.rates", termsWith(pricing("USD", rate("other", "0.01")))),
                Arguments.of("pricing.currency", termsWith(pricing("EUR", rate("standard", "0.01")))),
                Arguments.of(
                        "pricing.model",
                        termsWith(new Pricing(PricingModel.SUBSCRIPTION, "USD", List.of(rate("standard", "0.01"))))),
                Arguments.of("pricing.rates[0].inputRate", termsWith(pricing("USD", split("0.02", "0.01", null)))),
                Arguments.of("pricing.rates[0].outputRate", termsWith(pricing("USD", split("0.02", null, "0.01")))),
                Arguments.of("sla.availability", with(sla("99.8", 500, SupportLevel.BASIC, "4h"))),
                Arguments.of("sla.maxLatency", with(sla("99.9", 501, SupportLevel.BASIC, "4h"))),
                Arguments.of("sla.responseTime", with(sla("99.9", 500, SupportLevel.BASIC, "1 day"))),
                Arguments.of("sla.responseTime", with(sla("99.9", 500, SupportLevel.BASIC, null))),
                Arguments.of("compliance.level", with(compliance(ComplianceLevel.INTERNAL, "SOC2", "US", true))),
                Arguments.of("compliance.certifications", with(compliance(ComplianceLevel.PUBLIC, "HDS", "US", true))),
                Arguments.of("compliance.dataResidency", with(compliance(ComplianceLevel.PUBLIC, "SOC2", "CA", true))),
                Arguments.of("compliance.gdprCompliant", with(compliance(ComplianceLevel.PUBLIC, "SOC2", "US", false))),
                Arguments.of("endpoint.url", with(endpoint("https://other.example.com/v1", Protocol.REST))),
                Arguments.of("endpoint.protocol", with(endpoint(URL, Protocol.GRPC))),
                Arguments.of("endpoint.authentication", with(new Endpoint(URL, Protocol.REST, Authentication.JWT))),
                Arguments.of("capabilities[0].description", with(new Capability("chat", "Talks more.", null))),
                Arguments.of("capabilities[0]", with(new Capability("sing", "Sings.", null))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worse")
    void what_consumers_lose_is_found_at_its_field(String field, Terms after) {
        assertThat(TermsComparison.worse(terms(), after))
                .allMatch(finding -> finding.code().equals("VERSION_BUMP_TOO_SMALL"))
                .extracting(Finding::field)
                .contains(field);
    }

    static Stream<Arguments> better() {
        return Stream.of(
                Arguments.of("the same", terms()),
                Arguments.of("cheaper", priced("0.019")),
                Arguments.of("free", termsWith(new Pricing(PricingModel.FREE, "USD", List.of()))),
                Arguments.of("another tier", termsWith(pricing("USD", rate("premium", "9"), rate("standard", "0.02")))),
                Arguments.of("a better promise", with(sla("99.99", 400, SupportLevel.PREMIUM, "30 minutes"))),
                Arguments.of(
                        "one more certification",
                        with(new Compliance(
                                ComplianceLevel.PUBLIC, List.of("ISO27001", "SOC2"), List.of("US"), true, true))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("better")
    void what_is_not_worse_passes(String what, Terms after) {
        assertThat(TermsComparison.worse(terms(), after)).as(what).isEmpty();
    }

    @ParameterizedTest(name = "{0} per {1}")
    @CsvSource({
        "0.02, 1k tokens, NONE",
        "20, 1M tokens, PATCH",
        "0.00002, token, PATCH",
        "19, 1M tokens, MINOR",
        "0.000021, tokens, MAJOR",
        "0.02, request, MAJOR"
    })
    void the_same_price_per_token_is_the_same_in_any_unit(String price, String unit, Bump bump) {
        Rate rate = new Rate("standard", new BigDecimal(price), unit, null, null, null);

        assertThat(bump(termsWith(pricing("USD", rate)))).isEqualTo(bump);
    }

    static Stream<Arguments> bumps() {
        return Stream.of(
                Arguments.of(Bump.MAJOR, priced("0.03")),
                Arguments.of(Bump.MINOR, priced("0.01")),
                Arguments.of(Bump.MINOR, termsWith(pricing("USD", rate("premium", "9"), rate("standard", "0.02")))),
                Arguments.of(Bump.MINOR, termsWith(new Pricing(PricingModel.FREE, "USD", List.of()))),
                Arguments.of(Bump.MINOR, with(sla("99.99", 500, SupportLevel.BASIC, "4h"))),
                Arguments.of(Bump.PATCH, with(sla("99.9", 500, SupportLevel.BASIC, "4 hours"))),
                Arguments.of(Bump.PATCH, with(endpoint("https://other.example.com/v2", Protocol.REST))),
                Arguments.of(Bump.MAJOR, with(endpoint("http://chat.example.com/v1", Protocol.REST))),
                Arguments.of(Bump.MAJOR, with(endpoint(URL, Protocol.WEBSOCKET))),
                Arguments.of(
                        Bump.MINOR,
                        with(new Compliance(
                                ComplianceLevel.PUBLIC, List.of("SOC2"), List.of("US", "CA"), true, false))),
                Arguments.of(
                        Bump.MAJOR,
                        with(new Compliance(ComplianceLevel.PUBLIC, List.of("SOC2"), List.of(), true, false))),
                Arguments.of(Bump.PATCH, with(new Capability("chat", "Talks more.", Map.of("type", "object")))),
                Arguments.of(Bump.MAJOR, with(new Capability("sing", "Sings.", null))),
                Arguments.of(Bump.MINOR, with(new Capability("chat", "Talks.", null))),
                Arguments.of(
                        Bump.MAJOR,
                        with(new Capability(
                                "chat", "Talks.", Map.of("type", "object", "required", List.of("question"))))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bumps")
    void a_new_version_steps_as_far_as_consumers_are_concerned(Bump bump, Terms after) {
        assertThat(bump(after)).isEqualTo(bump);
    }

    @Test
    void one_more_capability_is_more() {
        Terms terms = terms();
        List<Capability> both = List.of(terms.capabilities().get(0), new Capability("sing", "Sings.", null));
        Terms more = new Terms(terms.endpoint(), terms.pricing(), terms.sla(), terms.compliance(), both);

        assertThat(bump(more)).isEqualTo(Bump.MINOR);
        assertThat(TermsComparison.worse(terms, more))
                .extracting(Finding::field)
                .containsExactly("capabilities[1]");
    }

    private static Bump bump(Terms after) {
        return new Comparison(TermsComparison.changes(terms(), after).stream()
                        .map(TermsChange::change)
                        .toList())
                .bump();
    }

    @Test
    void the_same_address_with_encryption_is_better() {
        Terms plain = with(endpoint("http://chat.example.com/v1", Protocol.REST));

        assertThat(TermsComparison.worse(plain, terms())).isEmpty();
        assertThat(TermsComparison.worse(terms(), plain))
                .extracting(Finding::field)
                .containsExactly("endpoint.url");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            4h,         4 hours,          false
            4h,         240 minutes,      false
            4h,         239m,             false
            4h,         241 min,          true
            2d,         1 week,           true
            1h,         soon,             true
            soon,       1h,               true
            soon,       soon,             false
            -,          1h,               false
            1h,         -,                true
            90s,        1.5 min,          false
            1 fortnight,1h,               true
            """)
    void response_times_are_compared_as_people_write_them(
            @Nullable String before, @Nullable String after, boolean worse) {
        assertThat(ResponseTime.isWorse(before, after)).isEqualTo(worse);
    }

    private static Pricing pricing(String currency, Rate... rates) {
        return new Pricing(PricingModel.PER_TOKEN, currency, List.of(rates));
    }

    private static Rate split(String rate, @Nullable String input, @Nullable String output) {
        return new Rate(
                "standard",
                new BigDecimal(rate),
                "1k tokens",
                null,
                input == null ? null : new BigDecimal(input),
                output == null ? null : new BigDecimal(output));
    }

    private static Sla sla(String availability, int latency, SupportLevel support, @Nullable String response) {
        return new Sla(new BigDecimal(availability), latency, support, response);
    }

    private static Compliance compliance(ComplianceLevel level, String certification, String country, boolean gdpr) {
        return new Compliance(level, List.of(certification), List.of(country), gdpr, false);
    }

    private static Endpoint endpoint(String url, Protocol protocol) {
        return new Endpoint(url, protocol, Authentication.API_KEY);
    }

    private static Terms with(Sla sla) {
        Terms terms = terms();
        return new Terms(terms.endpoint(), terms.pricing(), sla, terms.compliance(), terms.capabilities());
    }

    private static Terms with(Compliance compliance) {
        Terms terms = terms();
        return new Terms(terms.endpoint(), terms.pricing(), terms.sla(), compliance, terms.capabilities());
    }

    private static Terms with(Endpoint endpoint) {
        Terms terms = terms();
        return new Terms(endpoint, terms.pricing(), terms.sla(), terms.compliance(), terms.capabilities());
    }

    private static Terms with(Capability capability) {
        Terms terms = terms();
        return new Terms(terms.endpoint(), terms.pricing(), terms.sla(), terms.compliance(), List.of(capability));
    }
}
