package org.llmmarket.publishing.saga.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.saga.sample.Answers.command;
import static org.llmmarket.publishing.saga.sample.Sample.attempt;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.CatchUpPolicy;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.publication.StepWork;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.saga.sample.TestSettings;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;

class PolicyAtApprovalTest {

    private static final Sample P = Sample.publication("p-1");
    private static final String GO_LIVE = "go live";
    private static final Digest A = new Digest("sha256:" + "a".repeat(64));

    private final ListedPolicies engine = new ListedPolicies();

    @Test
    void what_nobody_had_to_approve_goes_live_at_once() {
        assertThat(activate(P.started(), A)).isEqualTo(WorkOutcome.done(GO_LIVE));
        assertThat(engine.asked).isZero();
    }

    @Test
    void as_long_as_the_policies_are_the_same_nobody_is_asked_again() {
        engine.listed.add("a");

        assertThat(activate(P.startedNeedingApproval(), A)).isEqualTo(WorkOutcome.done(GO_LIVE));
        assertThat(engine.asked).isZero();
    }

    @Test
    void policies_that_changed_meanwhile_are_asked_before_anything_goes_live() {
        engine.listed.addAll(List.of("b", "b"));

        WorkOutcome outcome = activate(P.startedNeedingApproval(), A);

        assertThat(outcome.commands()).hasSize(2).endsWith(GO_LIVE);
        CatchUpPolicy judged = (CatchUpPolicy) outcome.commands().get(0);
        assertThat(judged.compliant()).isTrue();
        assertThat(judged.changed()).isTrue();
        assertThat(judged.policies()).isEqualTo(new Digest("sha256:" + "b".repeat(64)));
    }

    @Test
    void what_they_refuse_does_not_go_live() {
        engine.listed.addAll(List.of("b", "b"));
        engine.verdict = () -> new PolicyVerdict(
                false, "8", List.of(new Violation("new", "New", "critical", "No.", "Else.", "", "", "")));

        WorkOutcome outcome = activate(P.startedNeedingApproval(), A);

        assertThat(outcome.commands()).singleElement().isInstanceOf(CatchUpPolicy.class);
        assertThat(((CatchUpPolicy) outcome.commands().get(0)).compliant()).isFalse();
    }

    @Test
    void where_it_is_not_known_what_was_in_force_they_are_asked() {
        engine.listed.addAll(List.of("a", "a"));

        assertThat(activate(P.startedNeedingApproval(), null).commands()).hasSize(2);
        assertThat(engine.asked).isEqualTo(1);
    }

    @Test
    void an_engine_that_is_away_is_waited_for_unless_the_marketplace_goes_on_without() {
        WorkOutcome waiting = activate(P.startedNeedingApproval(), A);

        assertThat(waiting).isInstanceOf(WorkOutcome.Again.class);
        assertThat(command(waiting, RecordAttempt.class).stage()).isEqualTo(Stage.ACTIVATION);
        assertThat(command(waiting, RecordAttempt.class).attempt().detail()).isEqualTo("It is gone.");
        assertThat(activate(P.startedNeedingApproval(), A, "policy-fail-open=true"))
                .isEqualTo(WorkOutcome.done(GO_LIVE));
    }

    private WorkOutcome activate(PublicationStarted started, @Nullable Digest policies, String... settings) {
        PolicyPassed passed = new PolicyPassed(
                P.publication(), P.service(), P.version(), "7", List.of(), attempt(1, "passed"), policies);
        Work work = Work.now(
                Step.ACTIVATION.kind(),
                "p-1:activation",
                Map.of(StepWork.PUBLICATION, "p-1", StepWork.REQUEST, "req-7"));
        return new PolicyAtApproval(
                        engine,
                        new PoliciesInForce(engine, new NamedDocuments()),
                        new LastJudgement(FixedLog.of(started, passed)),
                        TestSettings.with(settings),
                        Clock.fixed(Sample.NOW, ZoneOffset.UTC))
                .activate(started, work, GO_LIVE);
    }
}
