package org.llmmarket.publishing.saga.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome.FAILED;
import static org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome.PASSED;
import static org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome.SKIPPED;
import static org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome.WARNING;
import static org.llmmarket.publishing.saga.endpoint.Endpoints.outcome;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.contract.document.OpenApiDocument;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.SecurityFinding;
import org.llmmarket.publishing.sandbox.Sandbox;
import org.llmmarket.publishing.sandbox.SandboxSettings;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.json.JsonMapper;

class EndpointTestsIT {

    @Test
    void an_endpoint_that_does_as_it_says_passes() throws IOException {
        try (FakeProvider provider = FakeProvider.that(FakeProvider::wellBehaved)) {
            EndpointReport report = run(provider, Endpoints.rest(provider.url()));
            assertThat(report.failures()).isEmpty();
            assertThat(report.passed()).isTrue();
            assertThat(report.reason()).isEqualTo("All endpoint tests passed.");
            assertThat(outcome(report, "authentication-enforced")).isEqualTo(PASSED);
            assertThat(outcome(report, "tls")).isEqualTo(WARNING);
            assertThat(report.securityFindings())
                    .extracting(SecurityFinding::id)
                    .containsExactly("SEC-001");
            EndpointReport.Performance performance = Objects.requireNonNull(report.performance());
            assertThat(performance.calls()).isEqualTo(10);
            assertThat(performance.failed()).isZero();
            assertThat(performance.throughputPerSecond()).isPositive();
        }
    }

    @Test
    void the_evidence_shows_every_call_and_no_credential() throws IOException {
        try (FakeProvider provider = FakeProvider.that(exchange -> {
            exchange.getResponseHeaders().set("X-Echo", "key " + Endpoints.KEY);
            exchange.getResponseHeaders().set("Set-Cookie", "session=1234567");
            FakeProvider.answer(
                    exchange,
                    "/models",
                    "application/json",
                    "{\"data\": [\"" + Endpoints.KEY + "\"]}" + " ".repeat(5_000));
        })) {
            EndpointReport report = run(provider, Endpoints.rest(provider.url()));
            String json = JsonMapper.shared().writeValueAsString(report);
            assertThat(json)
                    .contains("\"probe\":\"GET " + provider.url() + "/models\"")
                    .contains("\"X-Key\":\"***\"")
                    .contains("key ***")
                    .doesNotContain(Endpoints.KEY)
                    .doesNotContain("1234567");
            assertThat(json.length()).isLessThan(48_000);
        }
    }

    @Test
    void a_large_answer_is_judged_whole() throws IOException {
        String models = "{\"data\": [\"" + "x".repeat(200_000) + "\"]}";
        try (FakeProvider provider =
                FakeProvider.that(exchange -> FakeProvider.answer(exchange, "/models", "application/json", models))) {
            EndpointReport report = run(provider, Endpoints.rest(provider.url()));
            assertThat(report.failures()).isEmpty();
            assertThat(outcome(report, "api-response")).isEqualTo(PASSED);
        }
    }

    @Test
    void what_no_store_takes_is_not_told_of_an_answer() throws IOException {
        String document =
                Endpoints.DOCUMENT.replace("properties: {data: {type: array}}", "additionalProperties: {type: array}");
        try (FakeProvider provider = FakeProvider.that(exchange -> FakeProvider.answer(
                exchange, "/models", "application/json", "{\"data\": [], \"a\\u0000b\\ud83d\": 1}"))) {
            EndpointReport report = run(provider, with(Endpoints.rest(provider.url()), document));
            assertThat(outcome(report, "api-response")).isEqualTo(FAILED);
            assertThat(Endpoints.check(report, "api-response").detail()).contains("/a\uFFFDb\uFFFD: ");
            assertThat(report.reason()).contains("/a\uFFFDb\uFFFD: ");
        }
    }

    @Test
    void without_a_credential_what_needs_one_is_skipped() throws IOException {
        try (FakeProvider provider = FakeProvider.that(FakeProvider::wellBehaved)) {
            EndpointReport report = run(provider, Endpoints.rest(provider.url(), null));
            assertThat(report.passed()).isTrue();
            assertThat(outcome(report, "reachable")).isEqualTo(PASSED);
            assertThat(outcome(report, "authentication-enforced")).isEqualTo(PASSED);
            for (String name :
                    new String[] {"api-response", "error-handling", "response-time", "latency", "failed-calls"}) {
                assertThat(outcome(report, name)).as(name).isEqualTo(SKIPPED);
            }
            assertThat(Endpoints.check(report, "api-response").detail())
                    .contains("warning")
                    .contains("testAccess");
        }
    }

    @Test
    void a_wrong_credential_fails() throws IOException {
        try (FakeProvider provider = FakeProvider.that(FakeProvider::wellBehaved)) {
            EndpointReport report = run(provider, Endpoints.rest(provider.url(), new TestAccess("X-Key", "wrong-key")));
            assertThat(outcome(report, "api-response")).isEqualTo(FAILED);
            assertThat(report.reason()).contains("credential").doesNotContain("wrong-key");
        }
    }

    @Test
    void the_paths_may_live_below_the_prefix_of_the_documents_servers() throws IOException {
        String document =
                Endpoints.DOCUMENT.replace("paths:", "servers: [{url: 'https://elsewhere.example/api/v1/'}]\npaths:");
        try (FakeProvider provider = FakeProvider.that(
                exchange -> FakeProvider.answer(exchange, "/api/v1/models", "application/json", FakeProvider.MODELS))) {
            EndpointReport report = run(provider, with(Endpoints.rest(provider.url()), document));
            assertThat(report.failures()).isEmpty();
            assertThat(report.evidence().get("note")).asString().contains("/api/v1");
        }
    }

    @Test
    void the_declared_url_may_name_an_operation() throws IOException {
        try (FakeProvider provider = FakeProvider.that(
                exchange -> FakeProvider.answer(exchange, "/v1/models", "application/json", FakeProvider.MODELS))) {
            EndpointReport report = run(provider, Endpoints.rest(provider.url() + "/v1/chat"));
            assertThat(report.failures()).isEmpty();
            assertThat(report.evidence().get("note")).asString().contains("names an operation");
        }
    }

    @Test
    void where_there_is_no_get_the_smallest_post_is_called() throws IOException {
        String document = Endpoints.DOCUMENT.replace("get:", "delete:");
        try (FakeProvider provider = FakeProvider.that(exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean known = Endpoints.KEY.equals(exchange.getRequestHeaders().getFirst("X-Key"));
            FakeProvider.send(exchange, !known ? 401 : body.endsWith("}") ? 200 : 400, "application/json", "{}");
        })) {
            EndpointReport report = run(provider, with(Endpoints.rest(provider.url()), document));
            assertThat(report.failures()).isEmpty();
            assertThat(report.evidence().get("probe")).isEqualTo("POST " + provider.url() + "/chat");
        }
    }

    @Test
    void an_endpoint_without_a_document_is_called_at_its_url() throws IOException {
        try (FakeProvider provider =
                FakeProvider.that(exchange -> FakeProvider.answer(exchange, "/base", "text/plain", "hello"))) {
            EndpointUnderTest target =
                    Endpoints.other("rest", provider.url() + "/base", "public", new TestAccess("X-Key", Endpoints.KEY));
            EndpointReport report = run(provider, target);
            assertThat(report.failures()).isEmpty();
        }
    }

    @Test
    void the_sample_provider_of_the_sandbox_passes() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.onFreePorts());
                NetworkEndpointTests tests = Endpoints.allowing(sandbox.providerPort())) {
            String url = "http://localhost:" + sandbox.providerPort();
            byte[] document =
                    URI.create(url + "/openapi.json").toURL().openStream().readAllBytes();
            EndpointReport report = tests.run(new EndpointUnderTest(
                    "service",
                    "publication",
                    url,
                    "rest",
                    "api-key",
                    2_000,
                    "confidential",
                    OpenApiDocument.read(document).document().orElseThrow(),
                    new TestAccess("X-API-Key", "sandbox-key")));
            assertThat(report.failures()).isEmpty();
            assertThat(report.checks())
                    .extracting(EndpointReport.Check::outcome)
                    .doesNotContain(SKIPPED);
        }
    }

    @Test
    void a_credential_that_cannot_be_sent_is_a_reason_to_fail() throws IOException {
        try (FakeProvider provider = FakeProvider.that(FakeProvider::wellBehaved)) {
            EndpointReport report =
                    run(provider, Endpoints.rest(provider.url(), new TestAccess("X-Key", "a\r\nX-Evil: 1")));
            assertThat(report.passed()).isFalse();
            assertThat(report.reason()).contains("testAccess cannot be sent");
            assertThat(provider.requests()).isEmpty();
        }
    }

    @Test
    void the_configuration_supplies_the_tests() {
        new ApplicationContextRunner()
                .withUserConfiguration(EndpointTestsConfiguration.class)
                .withPropertyValues(
                        "publishing.endpoint-tests.timeout=2s",
                        "publishing.endpoint-tests.allowed-private-endpoints=,localhost:1,")
                .run(context -> assertThat(context).hasSingleBean(EndpointTests.class));
    }

    private static EndpointReport run(FakeProvider provider, EndpointUnderTest target) {
        try (NetworkEndpointTests tests = Endpoints.allowing(provider.port())) {
            return tests.run(target);
        }
    }

    private static EndpointUnderTest with(EndpointUnderTest target, String document) {
        return new EndpointUnderTest(
                target.serviceId(),
                target.publicationId(),
                target.url(),
                target.protocol(),
                target.authentication(),
                target.maxLatencyMillis(),
                target.complianceLevel(),
                Endpoints.document(document),
                target.testAccess());
    }
}
