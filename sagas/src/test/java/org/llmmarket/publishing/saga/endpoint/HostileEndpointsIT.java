package org.llmmarket.publishing.saga.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome.FAILED;
import static org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome.PASSED;
import static org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome.SKIPPED;
import static org.llmmarket.publishing.saga.endpoint.Endpoints.check;
import static org.llmmarket.publishing.saga.endpoint.Endpoints.outcome;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.api.net.AllowedEndpoints;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.SecurityFinding;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Severity;
import org.llmmarket.publishing.saga.endpoint.net.Answer;
import org.llmmarket.publishing.saga.endpoint.net.Call;
import org.llmmarket.publishing.saga.endpoint.net.Caller;
import org.llmmarket.publishing.saga.endpoint.net.Deadline;
import org.llmmarket.publishing.saga.endpoint.net.Destination;
import org.llmmarket.publishing.saga.endpoint.net.FilteredDns;
import org.llmmarket.publishing.saga.endpoint.net.HostLookup;
import org.llmmarket.publishing.saga.endpoint.net.HttpCaller;

class HostileEndpointsIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:%d",
                "http://127.0.0.1:%d",
                "http://2130706433:%d",
                "http://0x7f000001:%d",
                "http://[::ffff:127.0.0.1]:%d",
                "http://169.254.169.254:%d/latest/meta-data",
            })
    void an_address_inside_is_never_called(String url) throws IOException {
        try (FakeProvider provider = FakeProvider.that(FakeProvider::wellBehaved);
                NetworkEndpointTests tests =
                        Endpoints.tests(Duration.ofSeconds(10), AllowedEndpoints.of("localhost:1"))) {
            EndpointReport report = tests.run(Endpoints.rest(url.formatted(provider.port())));
            assertThat(report.passed()).isFalse();
            assertThat(outcome(report, "reachable")).isEqualTo(FAILED);
            assertThat(report.securityFindings())
                    .extracting(SecurityFinding::id, SecurityFinding::severity)
                    .containsExactly(tuple("SEC-010", Severity.CRITICAL));
            assertThat(provider.requests()).isEmpty();
        }
    }

    @Test
    void a_public_name_that_leads_inside_at_the_moment_of_connecting_is_not_called() throws IOException {
        AtomicInteger lookups = new AtomicInteger();
        try (FakeProvider provider = FakeProvider.that(FakeProvider::wellBehaved);
                NetworkEndpointTests tests = Endpoints.tests(Duration.ofSeconds(10), AllowedEndpoints.NONE, host -> {
                    lookups.incrementAndGet();
                    return new InetAddress[] {InetAddress.getLoopbackAddress()};
                })) {
            EndpointReport report = tests.run(Endpoints.rest("http://models.example.org:" + provider.port()));
            assertThat(report.passed()).isFalse();
            assertThat(report.reason()).contains("leads to a loopback address");
            assertThat(lookups).hasPositiveValue();
            assertThat(provider.requests()).isEmpty();
        }
    }

    @Test
    void a_redirect_is_not_followed() throws IOException {
        try (FakeProvider inside = FakeProvider.that(FakeProvider::wellBehaved);
                FakeProvider provider = FakeProvider.that(exchange -> {
                    exchange.getResponseHeaders().set("Location", inside.url() + "/models");
                    FakeProvider.send(exchange, 302, "text/plain", "elsewhere");
                })) {
            EndpointReport report = run(provider);
            assertThat(report.passed()).isFalse();
            assertThat(report.securityFindings())
                    .extracting(SecurityFinding::id)
                    .contains("SEC-008");
            assertThat(inside.requests()).isEmpty();
        }
    }

    @Test
    void a_body_that_trickles_in_is_given_up() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        try (FakeProvider provider = FakeProvider.that(exchange -> trickle(exchange, end));
                NetworkEndpointTests tests = Endpoints.tests(Duration.ofSeconds(2), allowed(provider))) {
            EndpointReport report =
                    Assertions.assertTimeout(Duration.ofSeconds(8), () -> tests.run(Endpoints.rest(provider.url())));
            assertThat(report.passed()).isFalse();
            assertThat(report.reason()).contains("in time");
        } finally {
            end.countDown();
        }
    }

    private static void trickle(HttpExchange exchange, CountDownLatch end) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try {
            while (!end.await(50, TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_body_without_end_is_cut() throws IOException {
        byte[] block = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        try (FakeProvider provider = FakeProvider.that(exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, 0);
                    while (!Thread.currentThread().isInterrupted()) {
                        exchange.getResponseBody().write(block);
                    }
                });
                NetworkEndpointTests tests = Endpoints.tests(Duration.ofSeconds(15), allowed(provider))) {
            EndpointReport report = tests.run(Endpoints.rest(provider.url()));
            assertThat(outcome(report, "api-response")).isEqualTo(FAILED);
            assertThat(check(report, "api-response").detail()).contains("longer than");
        }
    }

    @Test
    void of_a_body_no_more_is_kept_than_is_asked_for() throws Exception {
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        try (FakeProvider provider = FakeProvider.that(
                        exchange -> FakeProvider.send(exchange, 200, "text/plain", "x".repeat(100_000)));
                Caller caller = caller(provider, watch)) {
            for (int kept : new int[] {0, 99_999, 100_000, 100_001}) {
                Answer answer = caller.call(Call.of("GET", "/").keeping(kept));
                assertThat(answer.text()).hasSize(Math.min(kept, 100_000));
                assertThat(answer.size()).isEqualTo(100_000);
                assertThat(answer.truncated()).isFalse();
            }
        } finally {
            watch.shutdownNow();
        }
    }

    private static Caller caller(FakeProvider provider, ScheduledExecutorService watch) throws Exception {
        Destination destination = Destination.of(provider.url(), "rest", allowed(provider));
        return new HttpCaller(
                destination,
                new FilteredDns(destination, HostLookup.SYSTEM),
                SSLContext.getDefault(),
                Deadline.in(Duration.ofSeconds(10)),
                Duration.ofSeconds(10),
                watch);
    }

    @Test
    void a_connection_that_says_nothing_is_given_up() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                NetworkEndpointTests tests = Endpoints.tests(
                        Duration.ofSeconds(1), AllowedEndpoints.of("localhost:" + silent.getLocalPort()))) {
            EndpointReport report = tests.run(Endpoints.rest("http://localhost:" + silent.getLocalPort()));
            assertThat(outcome(report, "reachable")).isEqualTo(FAILED);
            assertThat(outcome(report, "api-response")).isEqualTo(SKIPPED);
        }
    }

    @Test
    void a_port_where_nobody_listens_is_unreachable() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (NetworkEndpointTests tests = Endpoints.allowing(port)) {
            EndpointReport report = tests.run(Endpoints.rest("http://localhost:" + port));
            assertThat(report.reason()).contains("no connection could be made");
            assertThat(report.performance()).isNull();
        }
    }

    @Test
    void an_endpoint_that_lets_anybody_in_fails() throws IOException {
        try (FakeProvider provider = FakeProvider.that(
                exchange -> FakeProvider.send(exchange, 200, "application/json", FakeProvider.MODELS))) {
            EndpointReport report = run(provider);
            assertThat(outcome(report, "authentication-enforced")).isEqualTo(FAILED);
            assertThat(outcome(report, "error-handling")).isEqualTo(FAILED);
            assertThat(report.securityFindings())
                    .extracting(SecurityFinding::id, SecurityFinding::severity)
                    .contains(tuple("SEC-003", Severity.HIGH));
            assertThat(report.reason()).contains("without credentials was answered 200");
        }
    }

    @Test
    void anonymous_calls_to_a_confidential_service_are_critical() throws IOException {
        try (FakeProvider provider = FakeProvider.that(
                        exchange -> FakeProvider.send(exchange, 200, "application/json", FakeProvider.MODELS));
                NetworkEndpointTests tests = Endpoints.allowing(provider.port())) {
            EndpointReport report = tests.run(
                    Endpoints.other("rest", provider.url(), "confidential", new TestAccess("X-Key", Endpoints.KEY)));
            assertThat(report.securityFindings())
                    .extracting(SecurityFinding::id, SecurityFinding::severity)
                    .contains(tuple("SEC-003", Severity.CRITICAL));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void an_endpoint_with_server_errors_fails(int status) throws IOException {
        try (FakeProvider provider =
                FakeProvider.that(exchange -> FakeProvider.send(exchange, status, "text/plain", "sorry"))) {
            EndpointReport report = run(provider);
            assertThat(outcome(report, "reachable")).isEqualTo(FAILED);
            assertThat(outcome(report, "response-time")).isEqualTo(FAILED);
            assertThat(outcome(report, "failed-calls")).isEqualTo(FAILED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html|<html></html>",
                "application/json|<html></html>",
                "application/json|{}",
                "application/json|{\"data\": 1}"
            })
    void an_answer_that_is_not_as_documented_fails(String answer) throws IOException {
        String type = answer.substring(0, answer.indexOf('|'));
        String body = answer.substring(answer.indexOf('|') + 1);
        try (FakeProvider provider =
                FakeProvider.that(exchange -> FakeProvider.answer(exchange, "/models", type, body))) {
            EndpointReport report = run(provider);
            assertThat(outcome(report, "api-response")).isEqualTo(FAILED);
            assertThat(outcome(report, "authentication-enforced")).isEqualTo(PASSED);
            assertThat(report.passed()).isFalse();
        }
    }

    @Test
    void an_endpoint_that_is_slower_than_declared_fails() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (FakeProvider provider = FakeProvider.that(exchange -> {
                    waitFor(never, 60);
                    FakeProvider.wellBehaved(exchange);
                });
                NetworkEndpointTests tests = Endpoints.allowing(provider.port())) {
            EndpointUnderTest slow = Endpoints.rest(provider.url());
            EndpointReport report = tests.run(new EndpointUnderTest(
                    "service",
                    "publication",
                    slow.url(),
                    "rest",
                    "api-key",
                    50,
                    "public",
                    slow.contract(),
                    slow.testAccess()));
            assertThat(outcome(report, "response-time")).isEqualTo(FAILED);
            assertThat(outcome(report, "latency")).isEqualTo(FAILED);
            assertThat(check(report, "response-time").detail()).contains("mean of 3 calls");
        }
    }

    private static void waitFor(CountDownLatch never, long millis) {
        try {
            never.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org",
                "http://",
                "not a url",
                "https://exa mple.org",
                "wss://example.org",
                "http://host:99999",
                "http://0x7f.1/"
            })
    void a_url_that_leads_nowhere_is_a_reason_to_fail(String url) {
        try (NetworkEndpointTests tests = Endpoints.allowing(1)) {
            EndpointReport report = tests.run(Endpoints.rest(url));
            assertThat(report.passed()).isFalse();
            assertThat(report.reason()).contains("URL");
        }
    }

    private static EndpointReport run(FakeProvider provider) {
        try (NetworkEndpointTests tests = Endpoints.allowing(provider.port())) {
            return tests.run(Endpoints.rest(provider.url()));
        }
    }

    private static AllowedEndpoints allowed(FakeProvider provider) {
        return AllowedEndpoints.of("localhost:" + provider.port());
    }
}
