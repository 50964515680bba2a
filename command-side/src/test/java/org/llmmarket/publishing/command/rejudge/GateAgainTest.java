package org.llmmarket.publishing.command.rejudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.command.Sample.SERVICE;
import static org.llmmarket.publishing.command.Sample.version;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.rejudge.Difference;
import org.llmmarket.publishing.api.rejudge.RejudgedVerdict;
import org.llmmarket.publishing.api.rejudge.Result;
import org.llmmarket.publishing.api.service.Bump;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.GateBasis;
import org.llmmarket.publishing.api.service.GateOverridden;
import org.llmmarket.publishing.api.service.GateOverride;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.command.Sample;

class GateAgainTest {

    private final Trial trial = new Trial();

    @Test
    void the_same_contracts_and_terms_give_the_same_verdict() {
        RejudgedVerdict verdict = trial.secondVersion().again(Stage.VALIDATION);

        assertThat(verdict.result()).isEqualTo(Result.MATCH);
        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.recorded())
                .containsEntry("base", version("1.0.0"))
                .containsEntry("bumpRequired", Bump.MAJOR);
        assertThat(verdict.found()).isEqualTo(verdict.recorded());
    }

    @Test
    void a_contract_that_is_not_what_it_was_is_named() {
        trial.secondVersion();
        trial.gate.documents.forge(trial.contract.value(), "openapi: 3.1.0");

        RejudgedVerdict verdict = trial.again(Stage.VALIDATION);

        assertThat(verdict.result()).isEqualTo(Result.DRIFT);
        assertThat(verdict.differences()).extracting(Difference::place).contains("contractDigest", "baseDigest");
        assertThat(verdict.differences().get(0).found()).asString().startsWith("sha256:");
    }

    @Test
    void a_report_of_changes_that_is_gone_is_named() {
        Digest report = trial.verdict("2.0.0", Sample.priced("0.03")).changeReport();
        trial.secondVersion().gate.documents.lose(Objects.requireNonNull(report).value());

        assertThat(trial.again(Stage.VALIDATION).differences())
                .containsExactly(new Difference("changeReport", report.value(), KeptDocuments.MISSING));
    }

    @Test
    void terms_that_were_changed_in_the_log_show() {
        GateVerdict honest = trial.verdict("2.0.0", Sample.priced("0.02"));

        RejudgedVerdict verdict =
                trial.submitted("2.0.0", Sample.priced("9.99"), honest).again(Stage.VALIDATION);

        assertThat(verdict.result()).isEqualTo(Result.DRIFT);
        assertThat(verdict.differences()).extracting(Difference::place).contains("bumpRequired", "terms", "changes");
        assertThat(verdict.differences()).extracting(Difference::place).doesNotContain("baseTerms");
    }

    @Test
    void what_was_recorded_without_its_ground_is_no_match() {
        GateVerdict old = trial.verdict("2.0.0", Sample.priced("0.03")).on(null);

        RejudgedVerdict verdict =
                trial.submitted("2.0.0", Sample.priced("0.03"), old).again(Stage.VALIDATION);

        assertThat(verdict.result()).isEqualTo(Result.UNVERIFIABLE);
        assertThat(verdict.reason()).contains("before");
        assertThat(verdict.found()).isNull();
    }

    @Test
    void an_override_counts_again() {
        trial.then(new GateOverridden(
                SERVICE, new GateOverride(version("2.0.0"), trial.contract, trial.contract, Bump.MINOR), "Wrong."));

        RejudgedVerdict verdict = trial.secondVersion().again(Stage.VALIDATION);

        assertThat(verdict.result()).isEqualTo(Result.MATCH);
        assertThat(verdict.recorded()).containsEntry("overridden", true).containsEntry("override", Bump.MINOR);
    }

    @Test
    void people_who_were_not_asked_although_the_rules_say_so_show() {
        GateVerdict verdict = trial.verdict("2.0.0", Sample.priced("0.03"));
        GateBasis basis = Objects.requireNonNull(verdict.basis());
        GateBasis stricter = new GateBasis(
                basis.edition(),
                basis.revisionDigest(),
                basis.revisionTerms(),
                basis.baseTerms(),
                basis.override(),
                "compliance.level=public: 1");

        RejudgedVerdict again = trial.submitted("2.0.0", Sample.priced("0.03"), verdict.on(stricter))
                .again(Stage.VALIDATION);

        assertThat(again.differences()).extracting(Difference::place).contains("approvalReasons");
    }

    @Test
    void another_edition_of_the_rules_is_told() {
        GateVerdict verdict = trial.verdict("2.0.0", Sample.priced("0.02"));
        GateBasis basis = Objects.requireNonNull(verdict.basis());
        GateBasis older = new GateBasis(
                0, basis.revisionDigest(), basis.revisionTerms(), basis.baseTerms(), null, basis.approvalRules());

        assertThat(trial.submitted("2.0.0", Sample.priced("0.02"), verdict.on(older))
                        .again(Stage.VALIDATION)
                        .reason())
                .contains("edition 0");
    }
}
