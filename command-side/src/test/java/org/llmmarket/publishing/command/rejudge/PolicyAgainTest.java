package org.llmmarket.publishing.command.rejudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.command.Sample.SERVICE;
import static org.llmmarket.publishing.command.Sample.attempt;
import static org.llmmarket.publishing.command.Sample.publicationOf;
import static org.llmmarket.publishing.command.Sample.version;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.policy.DraftPolicy;
import org.llmmarket.publishing.api.policy.NoVerdict;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.rejudge.Difference;
import org.llmmarket.publishing.api.rejudge.RejudgedVerdict;
import org.llmmarket.publishing.api.rejudge.Rejudgement;
import org.llmmarket.publishing.api.rejudge.Result;

class PolicyAgainTest {

    private final Trial trial = new Trial().secondVersion();

    @Test
    void the_same_policies_say_the_same() {
        RejudgedVerdict verdict = trial.complied(trial.policies).again(Stage.POLICY);

        assertThat(verdict.result()).isEqualTo(Result.MATCH);
        assertThat(verdict.recorded()).containsEntry("policies", trial.policies);
    }

    @Test
    void another_verdict_of_the_same_policies_is_drift_at_each_violation() {
        trial.engine = () -> new PolicyVerdict(false, "9", List.of(violation("critical")));

        RejudgedVerdict verdict = trial.complied(trial.policies).again(Stage.POLICY);

        assertThat(verdict.result()).isEqualTo(Result.DRIFT);
        assertThat(verdict.differences())
                .containsExactly(
                        new Difference("compliant", true, false),
                        new Difference("violations[ceiling pricing.rates[0].rate]", null, violation("critical")));
    }

    @Test
    void without_the_text_of_the_policies_nothing_can_be_said() {
        RejudgedVerdict verdict = trial.complied(null).again(Stage.POLICY);

        assertThat(verdict.result()).isEqualTo(Result.UNVERIFIABLE);
        assertThat(verdict.reason()).contains("policies");
    }

    @Test
    void where_nobody_judged_nobody_can_judge_again() {
        Violation missing = new Violation(Violation.ENGINE_AVAILABLE, "", "medium", "", "", "", "", "");
        trial.then(
                new PolicyPassed(publicationOf("2.0.0"), SERVICE, version("2.0.0"), "", List.of(missing), attempt(1)));

        assertThat(trial.again(Stage.POLICY).result()).isEqualTo(Result.UNVERIFIABLE);
    }

    @Test
    void a_text_that_was_changed_is_drift() {
        trial.complied(trial.policies).gate.documents.forge(trial.policies.value(), "{}");

        RejudgedVerdict verdict = trial.again(Stage.POLICY);

        assertThat(verdict.result()).isEqualTo(Result.DRIFT);
        assertThat(verdict.differences()).extracting(Difference::place).containsExactly("policies");
    }

    @Test
    void an_engine_that_cannot_judge_is_no_drift() {
        trial.engine = () -> {
            throw new NoVerdict(NoVerdict.Kind.AWAY, "It is away.");
        };

        RejudgedVerdict verdict = trial.complied(trial.policies).again(Stage.POLICY);

        assertThat(verdict.result()).isEqualTo(Result.UNVERIFIABLE);
        assertThat(verdict.reason()).isEqualTo("It is away.");
    }

    @Test
    void a_draft_is_judged_instead_whatever_was_recorded() {
        trial.engine = () -> new PolicyVerdict(false, "draft", List.of(violation("high")));

        Rejudgement rejudgement = trial.complied(null).with(new DraftPolicy("ceiling", ""));

        assertThat(rejudgement.draft()).isTrue();
        assertThat(rejudgement.result()).isEqualTo(Result.DRIFT);
        assertThat(rejudgement.verdicts()).extracting(RejudgedVerdict::stage).containsExactly(Stage.POLICY);
    }

    private static Violation violation(String severity) {
        return new Violation(
                "ceiling", "Ceiling", severity, "Too dear.", "Lower it.", "pricing.rates[0].rate", "0.03", "0.01");
    }
}
