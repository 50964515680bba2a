package org.llmmarket.publishing.saga.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.FailPublication;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.store.work.WorkOutcome;

class FailureWorkerTest {

    private static final Sample P = Sample.publication("p-1");

    @Test
    void who_is_refused_by_policy_reads_what_is_wrong_and_what_to_do() {
        FixedLog log = FixedLog.of(
                P.started(),
                P.policyRefused(
                        Outcome.POLICY_VIOLATED,
                        violation("critical", "KP is not allowed", "Leave KP out."),
                        violation("low", "No certificate", "Get one")));

        assertThat(explanation(log, Outcome.POLICY_VIOLATED, "policy"))
                .isEqualTo("The marketplace's policies refuse the version. Restricted countries: KP is not allowed."
                        + " Leave KP out. Remedy every violation of the policy stage, then resubmit the version.");
    }

    @Test
    void a_refusal_without_a_reason_still_says_what_to_do() {
        FixedLog log = FixedLog.of(P.started(), P.policyRefused(Outcome.POLICY_VIOLATED));

        assertThat(explanation(log, Outcome.POLICY_VIOLATED, "policy")).contains("then resubmit the version.");
    }

    @Test
    void a_policy_without_a_name_is_called_by_its_id() {
        Violation nameless = new Violation("pol-1", "", "high", "No.", "", "", "", "");
        FixedLog log = FixedLog.of(P.started(), P.policyRefused(Outcome.POLICY_VIOLATED, nameless));

        assertThat(explanation(log, Outcome.POLICY_VIOLATED, "policy")).contains("pol-1: No. Remedy");
    }

    @Test
    void whose_endpoint_fails_reads_what_was_seen() {
        FixedLog log = FixedLog.of(P.started(), P.testsFailed("The endpoint answered 502"));

        assertThat(explanation(log, Outcome.ENDPOINT_TESTS_FAILED, "endpoint-tests"))
                .isEqualTo("The endpoint answered 502. Correct the endpoint or what is declared of it,"
                        + " then resubmit the version.");
    }

    @Test
    void an_explanation_is_never_endless() {
        FixedLog log = FixedLog.of(P.started(), P.testsFailed("x".repeat(10_000)));

        assertThat(explanation(log, Outcome.ENDPOINT_TESTS_FAILED, "endpoint-tests"))
                .hasSize(4_000);
    }

    @Test
    void every_outcome_says_what_to_do_next() {
        FixedLog log = FixedLog.of(P.started());

        assertThat(explanation(log, Outcome.POLICY_UNAVAILABLE, "policy")).contains("resubmit it");
        assertThat(explanation(log, Outcome.REJECTED, "reviewer")).contains("publish a new version");
        assertThat(explanation(log, Outcome.APPROVAL_TIMEOUT, "expiry")).contains("Publish a new version");
        assertThat(explanation(log, Outcome.WITHDRAWN, "approval-cancelled")).contains("Publish a new version");
        assertThat(explanation(log, Outcome.WITHDRAWN, "service-retired")).contains("under another name");
        assertThat(explanation(log, Outcome.ENDPOINT_TESTS_FAILED, "endpoint-tests"))
                .contains("resubmit");
    }

    private static Violation violation(String severity, String message, String remediation) {
        return new Violation(
                "restricted-countries", "Restricted countries", severity, message, remediation, "", "", "");
    }

    private static String explanation(FixedLog log, Outcome outcome, String cause) {
        WorkOutcome answer = new FailureWorker(log)
                .perform(Step.FAILURE.now(
                        Map.of(StepWork.PUBLICATION, "p-1", StepWork.OUTCOME, outcome.wire(), StepWork.CAUSE, cause)));
        FailPublication command = (FailPublication) answer.commands().get(0);
        assertThat(command.publicationId()).isEqualTo(P.publication());
        assertThat(command.outcome()).isEqualTo(outcome);
        return command.explanation();
    }
}
