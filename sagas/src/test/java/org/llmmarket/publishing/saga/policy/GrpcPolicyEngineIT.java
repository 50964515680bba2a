package org.llmmarket.publishing.saga.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.policy.PolicyVerdict;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.saga.sample.TestSettings;
import org.llmmarket.publishing.sandbox.Sandbox;
import org.llmmarket.publishing.sandbox.SandboxSettings;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.llmmarket.publishing.sandbox.switches.Mode;
import org.llmmarket.publishing.sandbox.switches.Switch;

class GrpcPolicyEngineIT {

    private static final Sample P = Sample.publication("p-policy");
    private static final Call CALL = new Call("p-policy:policy", "req-7");

    private static Sandbox sandbox;
    private static GrpcPolicyEngine engine;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxSettings.onFreePorts());
        engine = engine(Duration.ofSeconds(10));
    }

    @AfterAll
    static void stop() {
        engine.close();
        sandbox.close();
    }

    @AfterEach
    void reset() {
        sandbox.switches().reset(Neighbour.POLICY);
    }

    @Test
    void a_compliant_version_passes() {
        PolicyVerdict verdict = engine.validate(P.started(), CALL);

        assertThat(verdict.passes()).isTrue();
        assertThat(verdict.policyVersion()).isNotBlank();
    }

    @Test
    void a_version_in_a_restricted_country_is_refused_with_the_violation_and_its_remedy() {
        PolicyVerdict verdict = engine.validate(P.startedIn("KP"), CALL);

        assertThat(verdict.passes()).isFalse();
        assertThat(verdict.violations()).first().satisfies(violation -> {
            assertThat(violation.policyId()).isEqualTo("restricted-countries");
            assertThat(violation.severity()).isEqualTo("critical");
            assertThat(violation.message()).isNotBlank();
            assertThat(violation.remediation()).isNotBlank();
        });
    }

    @Test
    void the_engine_learns_which_call_it_is_and_where_it_came_from() {
        sandbox.calls().clear();

        engine.validate(P.started(), CALL);

        assertThat(sandbox.calls().of(Neighbour.POLICY)).singleElement().satisfies(call -> {
            assertThat(call.idempotencyKey()).isEqualTo("p-policy:policy");
            assertThat(call.requestId()).isEqualTo("req-7");
        });
    }

    @Test
    void an_engine_that_takes_too_long_is_slow() {
        sandbox.switches().turn(Neighbour.POLICY, Switch.to(Mode.SLOW).delayed(5_000));

        try (GrpcPolicyEngine impatient = engine(Duration.ofMillis(300))) {
            assertAway(impatient, NeighbourAway.Kind.SLOW, "The policy engine did not answer within 300 ms.");
        }
        assertThat(engine.check().status()).isEqualTo(Health.State.DEGRADED);
    }

    @Test
    void an_engine_that_talks_nonsense_is_wrong() {
        sandbox.switches().turn(Neighbour.POLICY, Switch.to(Mode.WRONG));

        assertAway(engine, NeighbourAway.Kind.WRONG, "The policy engine answered INTERNAL instead of a verdict.");
    }

    @Test
    void an_engine_that_is_gone_is_found_again_when_it_is_back() {
        sandbox.switches().turn(Neighbour.POLICY, Switch.to(Mode.GONE));
        assertAway(engine, NeighbourAway.Kind.GONE, "The policy engine could not be reached.");
        assertThat(engine.check().status()).isEqualTo(Health.State.UNHEALTHY);

        sandbox.switches().reset(Neighbour.POLICY);

        assertThat(engine.validate(P.started(), CALL).passes()).isTrue();
        assertThat(engine.check()).isEqualTo(new Health(Health.State.HEALTHY, "The policy engine is serving."));
    }

    @Test
    void an_engine_that_does_not_exist_is_gone() {
        try (GrpcPolicyEngine nowhere = new GrpcPolicyEngine(
                "grpc://127.0.0.1:1/", TestSettings.with("policy.timeout=PT1S").policy())) {
            assertThatThrownBy(() -> nowhere.validate(P.started(), CALL))
                    .asInstanceOf(InstanceOfAssertFactories.type(NeighbourAway.class))
                    .extracting(NeighbourAway::kind)
                    .isEqualTo(NeighbourAway.Kind.GONE);
        }
    }

    @Test
    void an_engine_that_should_speak_tls_and_does_not_is_no_engine() {
        try (GrpcPolicyEngine secure = new GrpcPolicyEngine(
                "grpcs://127.0.0.1:" + sandbox.policyPort(),
                TestSettings.with("policy.timeout=PT1S").policy())) {
            assertThatThrownBy(() -> secure.validate(P.started(), CALL)).isInstanceOf(NeighbourAway.class);
        }
    }

    private static GrpcPolicyEngine engine(Duration timeout) {
        return new GrpcPolicyEngine(
                "127.0.0.1:" + sandbox.policyPort(),
                TestSettings.with("policy.timeout=" + timeout).policy());
    }

    private static void assertAway(GrpcPolicyEngine asked, NeighbourAway.Kind kind, String detail) {
        assertThatThrownBy(() -> asked.validate(P.started(), CALL))
                .asInstanceOf(InstanceOfAssertFactories.type(NeighbourAway.class))
                .satisfies(away -> {
                    assertThat(away.kind()).isEqualTo(kind);
                    assertThat(away.detail()).isEqualTo(detail);
                });
    }
}
