package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputJourneyTest {

    private static final Marketplace MARKETPLACE = RunningMarketplace.get();
    private static final Client PROVIDER = MARKETPLACE.provider();

    @ParameterizedTest(name = "{1}")
    @MethodSource("malformed")
    void a_malformed_definition_is_answered_with_its_code_and_field(Definition definition, String expected) {
        Answer answer = PROVIDER.post("/services", definition.json());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("/code")).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.errors()).contains(expected);
        assertThat(PROVIDER.get("/services?provider=" + me()).json().path("data"))
                .as("nothing is stored")
                .isEmpty();
    }

    static Stream<Arguments> malformed() {
        Definition good = MARKETPLACE.definition();
        return Stream.of(
                arguments(good.with("name", null), "REQUIRED name"),
                arguments(good.with("name", 7), "INVALID_TYPE name"),
                arguments(good.with("name", "x".repeat(256)), "TOO_LONG name"),
                arguments(good.with("name", ""), "TOO_SHORT name"),
                arguments(good.with("name", "zero\u0000byte"), "INVALID_FORMAT name"),
                arguments(good.with("description", "short"), "TOO_SHORT description"),
                arguments(good.with("category", "poetry"), "INVALID_ENUM category"),
                arguments(good.with("tags", Collections.nCopies(21, "tag")), "TOO_LONG tags"),
                arguments(good.with("tags", List.of("")), "TOO_SHORT tags[0]"),
                arguments(good.with("capabilities", List.of()), "TOO_SHORT capabilities"),
                arguments(good.with("colour", "blue"), "UNKNOWN_PROPERTY colour"),
                arguments(good.with("pricing", "discount", 3), "UNKNOWN_PROPERTY pricing.discount"),
                arguments(good.with("version", "1.0"), "INVALID_VERSION_FORMAT version"),
                arguments(good.with("version", "v1.0.0"), "INVALID_VERSION_FORMAT version"),
                arguments(good.with("version", "1.0.0+build"), "INVALID_VERSION_METADATA version"),
                arguments(good.with("sla", "availability", 101), "OUT_OF_RANGE sla.availability"),
                arguments(good.with("sla", "maxLatency", 0), "OUT_OF_RANGE sla.maxLatency"),
                arguments(good.with("sla", "maxLatency", 1.5), "INVALID_TYPE sla.maxLatency"),
                arguments(good.with("sla", "maxLatency", new BigDecimal("1e400")), "OUT_OF_RANGE sla.maxLatency"),
                arguments(good.with("endpoint", "protocol", "websocket"), "PROTOCOL_MISMATCH endpoint.url"),
                arguments(good.with("endpoint", "url", "not a url"), "INVALID_URL endpoint.url"),
                arguments(good.with("endpoint", "url", "https://10.0.0.1/"), "PRIVATE_ENDPOINT endpoint.url"),
                arguments(good.with("endpoint", "url", "https://0x7f.1/"), "LOCALHOST_ENDPOINT endpoint.url"),
                arguments(
                        good.with("endpoint", "url", "https://[::ffff:169.254.169.254]/"),
                        "PRIVATE_ENDPOINT endpoint.url"),
                arguments(good.with("pricing", "rates", List.of()), "MISSING_PRICING_RATES pricing.rates"),
                arguments(
                        good.with("pricing", "rates", List.of(Map.of("tier", "a", "rate", 1, "unit", "requests"))),
                        "INVALID_PRICING_UNIT pricing.rates[0].unit"),
                arguments(
                        good.with("pricing", "rates", List.of(Map.of("tier", "a", "rate", -1, "unit", "tokens"))),
                        "NEGATIVE_RATE pricing.rates[0].rate"),
                arguments(good.with("pricing", "model", "free"), "INCONSISTENT_PRICING pricing.rates[0].rate"),
                arguments(
                        good.with("compliance", "dataResidency", List.of("EU")),
                        "INVALID_COUNTRY_CODE compliance.dataResidency[0]"),
                arguments(
                        good.with("compliance", "dataResidency", List.of("DE")),
                        "GDPR_REQUIRED compliance.gdprCompliant"),
                arguments(
                        good.with(
                                "openApiSpec",
                                Map.of("openapi", "3.1.0", "info", Map.of("title", "T", "version", "1"))),
                        "MISSING_PATHS openApiSpec#/paths"));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("broken")
    void a_broken_body_is_a_clear_refusal(byte[] body, int status) {
        Answer answer = PROVIDER.send("POST", "/services", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("/requestId")).isNotBlank();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("{\"name\": ".getBytes(StandardCharsets.UTF_8), 400),
                arguments("{} trailing".getBytes(StandardCharsets.UTF_8), 400),
                arguments(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}, 400),
                arguments(new byte[0], 400),
                arguments("[]".getBytes(StandardCharsets.UTF_8), 422),
                arguments("null".getBytes(StandardCharsets.UTF_8), 422),
                arguments(("[".repeat(5000) + "]".repeat(5000)).getBytes(StandardCharsets.UTF_8), 400),
                arguments(new byte[11 * 1024 * 1024], 413));
    }

    @Test
    void what_does_not_exist_or_does_not_fit_is_a_problem_document() {
        assertThat(PROVIDER.get("/services/nothing").status()).isEqualTo(404);
        assertThat(PROVIDER.get("/nowhere").status()).isEqualTo(404);
        assertThat(PROVIDER.send("PATCH", "/services", new byte[0]).status()).isEqualTo(405);
        assertThat(PROVIDER.get("/services?limit=0").status()).isEqualTo(422);
        assertThat(PROVIDER.get("/services?cursor=%00broken").status()).isEqualTo(422);
        assertThat(MARKETPLACE.anybody().post("/services", Map.of()).status()).isEqualTo(401);
        assertThat(MARKETPLACE.consumer().post("/services", Map.of()).status()).isEqualTo(403);
    }

    private static String me() {
        return PROVIDER.get("/auth/me").text("/id");
    }
}
