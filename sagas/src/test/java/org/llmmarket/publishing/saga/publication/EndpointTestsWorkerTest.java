package org.llmmarket.publishing.saga.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.RecordEndpointTests;
import org.llmmarket.publishing.saga.endpoint.EndpointReport;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.Check;
import org.llmmarket.publishing.saga.endpoint.EndpointReport.SecurityFinding;
import org.llmmarket.publishing.saga.endpoint.EndpointUnderTest;
import org.llmmarket.publishing.saga.endpoint.TestAccess;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.OpenVault;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.store.document.DocumentStore;
import org.llmmarket.publishing.store.document.StoredDocument;
import tools.jackson.databind.json.JsonMapper;

class EndpointTestsWorkerTest {

    private static final Sample P = Sample.publication("p-1");
    private static final String EVIDENCE = "sha256:" + "e".repeat(64);

    private final Documents documents = new Documents();
    private final OpenVault vault = new OpenVault();
    private @Nullable EndpointUnderTest tested;

    @Test
    void the_endpoint_is_tested_against_what_was_declared_of_it() {
        documents.contract =
                "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"paths\": {}}";
        vault.put("testAccess:p-1", "{\"header\": \"X-API-Key\", \"value\": \"secret\"}");

        run(P.startedWithTestAccess(), report(true));

        EndpointUnderTest target = tested();
        assertThat(target.url()).isEqualTo("https://api.example.com/v1");
        assertThat(target.protocol()).isEqualTo("rest");
        assertThat(target.authentication()).isEqualTo("api-key");
        assertThat(target.maxLatencyMillis()).isEqualTo(500);
        assertThat(target.complianceLevel()).isEqualTo("public");
        assertThat(target.testAccess()).isEqualTo(new TestAccess("X-API-Key", "secret"));
        assertThat(target.contract()).isNotNull();
    }

    @Test
    void without_a_credential_and_a_readable_contract_the_tests_do_what_they_can() {
        documents.contract = "{no document";

        run(P.started(), report(true));

        assertThat(tested().testAccess()).isNull();
        assertThat(tested().contract()).isNull();
    }

    @Test
    void a_credential_that_is_gone_already_does_not_stop_the_tests() {
        run(P.startedWithTestAccess(), report(true));

        assertThat(tested().testAccess()).isNull();
    }

    @Test
    void what_was_seen_is_kept_as_evidence_and_summed_up() {
        RecordEndpointTests command = run(P.started(), report(true));

        assertThat(command.explanation()).isNull();
        assertThat(command.evidence().toString()).isEqualTo(EVIDENCE);
        assertThat(command.attempt().outcome()).isEqualTo("passed");
        assertThat(command.summary())
                .containsEntry("passed", true)
                .containsEntry(
                        "checks",
                        List.of(Map.of(
                                "test", "health", "name", "reachable", "outcome", "passed", "detail", "It answered.")))
                .containsEntry(
                        "securityFindings",
                        List.of(Map.of("id", "SEC-001", "severity", "medium", "message", "Plain http.")))
                .containsKey("performance")
                .doesNotContainKey("evidence");
        Map<?, ?> kept = JsonMapper.shared().readValue(documents.stored, Map.class);
        assertThat(kept.get("evidence")).isEqualTo(Map.of("calls", List.of("GET /")));
    }

    @Test
    void an_endpoint_that_fails_is_explained() {
        RecordEndpointTests command = run(P.started(), report(false));

        assertThat(command.explanation()).isEqualTo("It is as it is.");
        assertThat(command.attempt().outcome()).isEqualTo("failed");
    }

    @Test
    void what_could_not_be_measured_is_left_out() {
        EndpointReport unmeasured = new EndpointReport(false, List.of(), List.of(), null, Map.of(), "x".repeat(2_000));

        RecordEndpointTests command = run(P.started(), unmeasured);

        assertThat(command.summary()).doesNotContainKey("performance");
        assertThat((String) command.summary().get("reason")).hasSize(500);
    }

    @Test
    void no_character_of_a_reason_is_cut_in_two() {
        String reason = "x".repeat(498) + "\uD83D\uDE00" + "x".repeat(500);

        RecordEndpointTests command =
                run(P.started(), new EndpointReport(false, List.of(), List.of(), null, Map.of(), reason));

        assertThat(command.summary()).containsEntry("reason", "x".repeat(498) + "…");
    }

    private static EndpointReport report(boolean passed) {
        return new EndpointReport(
                passed,
                List.of(new Check(
                        EndpointReport.Test.HEALTH, "reachable", EndpointReport.Outcome.PASSED, "It answered.")),
                List.of(new SecurityFinding("SEC-001", EndpointReport.Severity.MEDIUM, "Plain http.")),
                new EndpointReport.Performance(10, 12.5, 20.0, 80.0, 0),
                Map.of("calls", List.of("GET /")),
                "It is as it is.");
    }

    private RecordEndpointTests run(PublicationStarted publication, EndpointReport report) {
        EndpointTestsWorker worker = new EndpointTestsWorker(
                target -> {
                    tested = target;
                    return report;
                },
                new RunningPublications(FixedLog.of(publication)),
                documents,
                vault,
                JsonMapper.shared(),
                Clock.fixed(Sample.NOW, ZoneOffset.UTC));
        assertThat(worker.concurrency()).isGreaterThan(8);
        return (RecordEndpointTests)
                worker.perform(Step.ENDPOINT_TESTS.now(new HashMap<>(Map.of(StepWork.PUBLICATION, "p-1"))))
                        .commands()
                        .get(0);
    }

    private EndpointUnderTest tested() {
        return Objects.requireNonNull(tested, "nothing was tested");
    }

    /** Has one contract, and takes one piece of evidence. */
    private static final class Documents implements DocumentStore {

        private @Nullable String contract;
        private byte[] stored = new byte[0];

        @Override
        public String put(String mediaType, byte[] bytes) {
            stored = bytes;
            return EVIDENCE;
        }

        @Override
        public Optional<StoredDocument> find(String digest) {
            return Optional.ofNullable(contract)
                    .map(text -> new StoredDocument(digest, "application/json", text.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public boolean exists(String digest) {
            return contract != null;
        }
    }
}
