package org.llmmarket.publishing.saga.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.llmmarket.publishing.saga.endpoint.EndpointReport.Outcome.FAILED;
import static org.llmmarket.publishing.saga.endpoint.Endpoints.outcome;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.net.AllowedEndpoints;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Check;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.SecurityFinding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Endpoints are really called once; what was recorded of that is judged when they are gone. */
class EvidenceReplayIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void the_record_of_a_sound_endpoint_says_what_the_tests_said() throws IOException {
        EndpointUnderTest target;
        EndpointReport report;
        try (FakeProvider provider = FakeProvider.that(FakeProvider::wellBehaved)) {
            target = Endpoints.rest(provider.url());
            report = run(target);
        }
        assertThat(report.passed()).isTrue();
        assertSame(report, again(target, report));
    }

    @Test
    void so_does_the_record_of_one_that_anybody_may_call_and_that_errs() throws IOException {
        EndpointUnderTest target;
        EndpointReport report;
        try (FakeProvider provider = FakeProvider.that(exchange ->
                FakeProvider.send(exchange, 200, "application/json", "{\"data\": \"" + "x".repeat(3_000) + "\"}"))) {
            target = Endpoints.rest(provider.url());
            report = run(target);
        }
        assertThat(outcome(report, "api-response")).isEqualTo(FAILED);
        assertSame(report, again(target, report));
    }

    @Test
    void so_does_the_record_of_one_without_a_credential() throws IOException {
        EndpointUnderTest target;
        EndpointReport report;
        try (FakeProvider provider = FakeProvider.that(FakeProvider::wellBehaved)) {
            target = Endpoints.rest(provider.url(), null);
            report = run(target);
        }
        assertSame(report, again(target, report));
    }

    @Test
    void so_does_the_record_of_one_that_is_not_there() {
        EndpointUnderTest target = Endpoints.rest("http://localhost:1");
        EndpointReport report = run(target);

        assertThat(report.passed()).isFalse();
        assertSame(report, again(target, report));
    }

    @Test
    void so_does_the_record_of_one_that_cannot_be_called() {
        EndpointUnderTest target = Endpoints.rest("ftp://localhost/models");
        EndpointReport report = run(target);

        assertSame(report, again(target, report));
    }

    @Test
    void an_answer_that_was_changed_in_the_record_is_judged_as_it_stands() throws IOException {
        EndpointUnderTest target;
        EndpointReport report;
        try (FakeProvider provider = FakeProvider.that(FakeProvider::wellBehaved)) {
            target = Endpoints.rest(provider.url());
            report = run(target);
        }
        ObjectNode evidence = JSON.valueToTree(report.evidence());
        for (JsonNode call : evidence.path("calls")) {
            if (call.path("purpose").asString("").equals("anonymous")) {
                ((ObjectNode) call.path("response")).put("status", 200);
            }
        }

        EndpointReport again = new EvidenceReplay(target, evidence).run();

        assertThat(again.passed()).isFalse();
        assertThat(outcome(again, "authentication-enforced")).isEqualTo(FAILED);
    }

    @Test
    void what_the_record_does_not_tell_is_a_gap() throws IOException {
        EndpointUnderTest target;
        EndpointReport report;
        try (FakeProvider provider = FakeProvider.that(FakeProvider::wellBehaved)) {
            target = Endpoints.rest(provider.url());
            report = run(target);
        }
        ObjectNode old = JSON.valueToTree(report.evidence());
        old.remove("basis");
        ObjectNode poor = JSON.valueToTree(report.evidence());
        poor.remove("calls");

        for (ObjectNode evidence : List.of(old, poor)) {
            assertThatExceptionOfType(EvidenceReplay.Gap.class)
                    .isThrownBy(() -> new EvidenceReplay(target, evidence).run());
        }
    }

    private static EndpointReport run(EndpointUnderTest target) {
        URI url = URI.create(target.url());
        try (NetworkEndpointTests tests = Endpoints.tests(
                Duration.ofSeconds(20),
                AllowedEndpoints.of("localhost:" + url.getPort() + ",127.0.0.1:" + url.getPort()))) {
            return tests.run(target);
        }
    }

    private static EndpointReport again(EndpointUnderTest target, EndpointReport report) {
        return new EvidenceReplay(target, JSON.valueToTree(report.evidence())).run();
    }

    private static void assertSame(EndpointReport then, EndpointReport now) {
        assertThat(now.passed()).isEqualTo(then.passed());
        assertThat(now.checks())
                .extracting(Check::test, Check::name, Check::outcome)
                .containsExactlyInAnyOrderElementsOf(then.checks().stream()
                        .map(check -> tuple(check.test(), check.name(), check.outcome()))
                        .toList());
        assertThat(now.securityFindings())
                .extracting(SecurityFinding::id)
                .containsExactlyInAnyOrderElementsOf(then.securityFindings().stream()
                        .map(SecurityFinding::id)
                        .toList());
        assertThat(now.performance()).isEqualTo(then.performance());
    }
}
