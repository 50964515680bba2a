package org.llmmarket.publishing.saga.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.api.service.Digest;

class PoliciesInForceTest {

    private static final PolicyVerdict VERDICT = new PolicyVerdict(true, "7", List.of());

    private final ListedPolicies engine = new ListedPolicies();
    private int asked;

    @Test
    void a_verdict_is_told_with_the_policies_that_were_in_force_before_and_after_it() {
        engine.listed.addAll(List.of("a", "a"));

        PoliciesInForce policies = policies();

        assertThat(judged(policies)).isEqualTo(digest("a"));
        assertThat(asked).isEqualTo(2);
        engine.listed.add("a");
        assertThat(judged(policies)).isEqualTo(digest("a"));
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void policies_that_change_meanwhile_have_the_question_asked_anew() {
        engine.listed.addAll(List.of("a", "b", "b"));

        assertThat(judged(policies())).isEqualTo(digest("b"));
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void policies_that_never_stay_the_same_are_not_told() {
        engine.listed.addAll(List.of("a", "b", "c", "d"));

        assertThat(judged(policies())).isNull();
    }

    @Test
    void an_engine_that_does_not_list_its_policies_judges_all_the_same() {
        PoliciesInForce.Given given = policies().judge(() -> VERDICT);

        assertThat(given.verdict()).isEqualTo(VERDICT);
        assertThat(given.policies()).isNull();
    }

    private @Nullable Digest judged(PoliciesInForce policies) {
        return policies.judge(() -> {
                    asked++;
                    return VERDICT;
                })
                .policies();
    }

    private static Digest digest(String text) {
        return new Digest("sha256:" + text.repeat(64));
    }

    private PoliciesInForce policies() {
        return new PoliciesInForce(engine, new NamedDocuments());
    }
}
