package org.llmmarket.publishing.saga.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.approval.rule.ApprovalRules;
import org.llmmarket.publishing.saga.sample.TestSettings;

class NeighbourSettingsTest {

    @Test
    void the_contract_s_figures_are_the_defaults() {
        NeighbourSettings settings = TestSettings.with();

        assertThat(settings.policyEngineUrl()).isEmpty();
        assertThat(settings.registryUrl()).isEmpty();
        assertThat(settings.governanceUrl()).isEmpty();
        assertThat(settings.policyFailOpen()).isFalse();
        assertThat(settings.policy().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.policy().tries()).isEqualTo(3);
        assertThat(settings.registry().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.registry().breakerFailures()).isEqualTo(5);
        assertThat(settings.registry().backoff().after(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.governance().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.approval().rules()).isEqualTo(ApprovalRules.DEFAULT);
        assertThat(settings.governance().backoff().after(9)).isEqualTo(Duration.ofSeconds(4));
        assertThat(settings.approval().timeout()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void every_figure_is_a_setting() {
        NeighbourSettings settings = TestSettings.with(
                "policy-engine-url=localhost:50051",
                "policy-fail-open=true",
                "policy.tries=1",
                "registry.first-delay=PT0.1S",
                "approval.rules=none",
                "approval.timeout=P1D");

        assertThat(settings.policyEngineUrl()).isEqualTo("localhost:50051");
        assertThat(settings.policyFailOpen()).isTrue();
        assertThat(settings.policy().tries()).isEqualTo(1);
        assertThat(settings.registry().firstDelay()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.approval()).isEqualTo(new NeighbourSettings.Approval("none", Duration.ofDays(1)));
    }
}
