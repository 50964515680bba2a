package org.llmmarket.publishing.saga.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.saga.sample.Answers.CLOCK;
import static org.llmmarket.publishing.saga.sample.Answers.attempt;
import static org.llmmarket.publishing.saga.sample.Answers.command;
import static org.llmmarket.publishing.saga.sample.Answers.first;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.policy.DraftPolicy;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.RecordPolicyVerdict;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.saga.sample.TestSettings;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;

class PolicyWorkerTest {

    private static final Sample P = Sample.publication("p-1");

    private @Nullable Call asked;

    @Test
    void a_compliant_version_passes() {
        RecordPolicyVerdict verdict =
                verdict(perform(() -> new PolicyVerdict(true, "v7", List.of()), first(Step.POLICY)));

        assertThat(verdict.outcome()).isNull();
        assertThat(verdict.policyVersion()).isEqualTo("v7");
        assertThat(verdict.policies()).isEqualTo(new Digest("sha256:" + "a".repeat(64)));
        assertThat(verdict.attempt().outcome()).isEqualTo("passed");
        assertThat(asked).isEqualTo(new Call("p-1:policy", "req-7"));
    }

    @Test
    void what_is_only_warned_of_passes_and_stays_on_record() {
        Violation warning = violation("medium");

        RecordPolicyVerdict verdict =
                verdict(perform(() -> new PolicyVerdict(true, "v7", List.of(warning)), first(Step.POLICY)));

        assertThat(verdict.outcome()).isNull();
        assertThat(verdict.violations()).containsExactly(warning);
    }

    @Test
    void a_version_that_violates_a_policy_is_refused() {
        RecordPolicyVerdict verdict = verdict(
                perform(() -> new PolicyVerdict(false, "v7", List.of(violation("critical"))), first(Step.POLICY)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.POLICY_VIOLATED);
        assertThat(verdict.attempt().outcome()).isEqualTo("failed");
    }

    @Test
    void a_violation_that_blocks_refuses_whatever_the_engine_concludes() {
        RecordPolicyVerdict verdict =
                verdict(perform(() -> new PolicyVerdict(true, "v7", List.of(violation("high"))), first(Step.POLICY)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.POLICY_VIOLATED);
    }

    @Test
    void an_engine_that_stumbles_is_asked_again_and_the_try_recorded() {
        WorkOutcome outcome = perform(PolicyWorkerTest::gone, first(Step.POLICY));

        assertThat(outcome).isInstanceOf(WorkOutcome.Again.class);
        assertThat(((WorkOutcome.Again) outcome).delay()).isEqualTo(Duration.ofMillis(500));
        RecordAttempt tried = command(outcome, RecordAttempt.class);
        assertThat(tried.stage()).isEqualTo(Stage.POLICY);
        assertThat(tried.attempt().number()).isEqualTo(1);
        assertThat(tried.attempt().outcome()).isEqualTo("unavailable");
        assertThat(tried.attempt().detail()).isEqualTo("It is gone.");
    }

    @Test
    void an_engine_that_is_away_three_times_lets_nothing_pass() {
        RecordPolicyVerdict verdict = verdict(perform(PolicyWorkerTest::gone, attempt(3, Step.POLICY)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.POLICY_UNAVAILABLE);
        assertThat(verdict.attempt().number()).isEqualTo(3);
        assertThat(verdict.violations())
                .singleElement()
                .extracting(Violation::remediation)
                .asString()
                .contains("Resubmit");
    }

    @Test
    void an_engine_that_is_away_lets_versions_pass_with_a_warning_where_that_is_wanted() {
        RecordPolicyVerdict verdict =
                verdict(perform(PolicyWorkerTest::gone, attempt(3, Step.POLICY), "policy-fail-open=true"));

        assertThat(verdict.outcome()).isNull();
        assertThat(verdict.violations())
                .singleElement()
                .extracting(Violation::severity)
                .isEqualTo("medium");
    }

    @Test
    void an_engine_that_does_not_exist_is_not_asked_again() {
        RecordPolicyVerdict verdict = verdict(
                perform(() -> new NoPolicyEngine().validate(P.started(), new Call("k", "r")), first(Step.POLICY)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.POLICY_UNAVAILABLE);
        assertThat(new NoPolicyEngine().check().status()).isEqualTo(Health.State.DISABLED);
        assertThat(new NoPolicyEngine().name()).isEqualTo("policyEngine");
    }

    private WorkOutcome perform(Supplier<PolicyVerdict> answer, Work work, String... settings) {
        PolicyEngine engine = new PolicyEngine() {
            @Override
            public PolicyVerdict judge(PolicySubject subject, DraftPolicy draft, Call call) {
                return judge(subject, call);
            }

            @Override
            public void requirePolicy(DraftPolicy draft) {
                // Each is one.
            }

            @Override
            public PolicyVerdict judgeBy(PolicySubject subject, String policies, Call call) {
                return judge(subject, call);
            }

            @Override
            public String policies() {
                return "a";
            }

            @Override
            public PolicyVerdict judge(PolicySubject subject, Call call) {
                asked = call;
                return answer.get();
            }

            @Override
            public Health check() {
                return new Health(Health.State.HEALTHY, "It answers.");
            }
        };
        return new PolicyWorker(
                        engine,
                        new PoliciesInForce(engine, new NamedDocuments()),
                        new RunningPublications(FixedLog.of(P.started())),
                        TestSettings.with(settings),
                        CLOCK)
                .perform(work);
    }

    private static RecordPolicyVerdict verdict(WorkOutcome outcome) {
        assertThat(outcome).isInstanceOf(WorkOutcome.Done.class);
        return command(outcome, RecordPolicyVerdict.class);
    }

    private static PolicyVerdict gone() {
        throw new NeighbourAway(NeighbourAway.Kind.GONE, "It is gone.");
    }

    private static Violation violation(String severity) {
        return new Violation("pol-1", "A policy", severity, "Not so.", "Do so.", "", "", "");
    }
}
