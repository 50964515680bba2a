package org.llmmarket.publishing.command.rejudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.command.Sample.SERVICE;
import static org.llmmarket.publishing.command.Sample.attempt;
import static org.llmmarket.publishing.command.Sample.publicationOf;
import static org.llmmarket.publishing.command.Sample.version;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.EndpointTestsFailed;
import org.llmmarket.publishing.api.publication.EndpointTestsPassed;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.rejudge.Difference;
import org.llmmarket.publishing.api.rejudge.EvidenceCheck.Retrial;
import org.llmmarket.publishing.api.rejudge.RejudgedVerdict;
import org.llmmarket.publishing.api.rejudge.Result;
import org.llmmarket.publishing.api.service.Digest;

class EndpointTestsAgainTest {

    private final Trial trial = new Trial().secondVersion();
    private final Digest evidence = trial.document("{\"calls\":[]}");

    @Test
    void the_same_evidence_says_the_same_however_numbers_are_spelt() {
        trial.evidence = new Retrial(summary(true, "passed", 12.5), null, null);

        RejudgedVerdict verdict =
                passed(summary(true, "passed", new BigDecimal("12.50"))).again(Stage.ENDPOINT_TESTS);

        assertThat(verdict.result()).isEqualTo(Result.MATCH);
    }

    @Test
    void another_outcome_of_a_check_is_named() {
        trial.evidence = new Retrial(summary(false, "failed", 12.5), null, "By other rules.");

        RejudgedVerdict verdict = passed(summary(true, "passed", 12.5)).again(Stage.ENDPOINT_TESTS);

        assertThat(verdict.result()).isEqualTo(Result.DRIFT);
        assertThat(verdict.reason()).isEqualTo("By other rules.");
        assertThat(verdict.differences())
                .containsExactly(
                        new Difference("passed", true, false),
                        new Difference("checks[health/reachable]", "passed", "failed"));
    }

    @Test
    void an_event_that_says_other_than_its_evidence_shows() {
        trial.evidence = new Retrial(summary(true, "passed", 12.5), null, null);
        trial.then(new EndpointTestsFailed(
                publicationOf("2.0.0"),
                SERVICE,
                version("2.0.0"),
                "It failed.",
                evidence,
                summary(true, "passed", 12.5),
                attempt(1)));

        assertThat(trial.again(Stage.ENDPOINT_TESTS).differences())
                .containsExactly(new Difference("passed", false, true));
    }

    @Test
    void evidence_that_tells_too_little_is_no_match() {
        trial.evidence = Retrial.impossible("It was recorded before.");

        RejudgedVerdict verdict = passed(summary(true, "passed", 12.5)).again(Stage.ENDPOINT_TESTS);

        assertThat(verdict.result()).isEqualTo(Result.UNVERIFIABLE);
        assertThat(verdict.reason()).isEqualTo("It was recorded before.");
    }

    @Test
    void evidence_that_was_changed_is_drift() {
        passed(summary(true, "passed", 12.5)).gate.documents.forge(evidence.value(), "{}");

        RejudgedVerdict verdict = trial.again(Stage.ENDPOINT_TESTS);

        assertThat(verdict.result()).isEqualTo(Result.DRIFT);
        assertThat(verdict.differences()).extracting(Difference::place).containsExactly("evidence");
    }

    private Trial passed(Map<String, Object> summary) {
        return trial.then(new EndpointTestsPassed(
                publicationOf("2.0.0"), SERVICE, version("2.0.0"), evidence, summary, attempt(1)));
    }

    private static Map<String, Object> summary(boolean passed, String outcome, Number mean) {
        return Map.of(
                "passed",
                passed,
                "checks",
                List.of(Map.of("test", "health", "name", "reachable", "outcome", outcome, "detail", "words")),
                "securityFindings",
                List.of(Map.of("id", "SEC-001", "severity", "medium", "message", "words")),
                "performance",
                Map.of("calls", 10, "meanMillis", mean));
    }
}
