package org.llmmarket.publishing.sandbox.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.sandbox.Http;
import org.llmmarket.publishing.sandbox.Sandbox;
import org.llmmarket.publishing.sandbox.SandboxSettings;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import policyengine.v1.CreatePolicyRequest;
import policyengine.v1.DeletePolicyRequest;
import policyengine.v1.GetPolicyRequest;
import policyengine.v1.HealthCheckRequest;
import policyengine.v1.Policy;
import policyengine.v1.PolicyEngineServiceGrpc;
import policyengine.v1.PolicyEngineServiceGrpc.PolicyEngineServiceBlockingStub;
import policyengine.v1.ValidateServiceRequest;

class SwitchesIT {

    private static final String CHAT = "{\"name\":\"Chat\",\"version\":\"1.0.0\",\"provider\":\"acme\"}";
    private static final String HEALTH = "{\"query\":\"{health{status}}\"}";
    private static final String STREAM = """
            {"query": "mutation { streamEvent(input: {eventType: \\"service_retired\\",\
             timestamp: \\"2026-01-01T00:00:00Z\\"}) { success } }"}""";

    private static Sandbox sandbox;
    private static Http registry;
    private static Http governance;
    private static Http provider;
    private static ManagedChannel channel;
    private static PolicyEngineServiceBlockingStub policyEngine;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxSettings.onFreePorts());
        registry = new Http(sandbox.registryPort());
        governance = new Http(sandbox.governancePort());
        provider = new Http(sandbox.providerPort());
        channel = NettyChannelBuilder.forAddress("127.0.0.1", sandbox.policyPort())
                .usePlaintext()
                .build();
        policyEngine = PolicyEngineServiceGrpc.newBlockingStub(channel);
    }

    @AfterAll
    static void stop() {
        channel.shutdownNow();
        sandbox.close();
    }

    @BeforeEach
    void everything_as_it_should_be() throws IOException {
        assertThat(provider.delete("/switches").status()).isEqualTo(204);
        assertThat(provider.delete("/calls").status()).isEqualTo(204);
    }

    @Test
    void every_neighbour_can_be_switched_from_every_http_port() throws IOException {
        for (Http port : List.of(registry, governance, provider)) {
            for (String neighbour : List.of("policy", "registry", "governance", "provider")) {
                assertThat(port.put("/switches/" + neighbour, "{\"mode\":\"wrong\"}")
                                .status())
                        .isEqualTo(200);
                assertThat(port.get("/switches/" + neighbour)
                                .json()
                                .path("mode")
                                .asString())
                        .isEqualTo("wrong");
                assertThat(port.delete("/switches/" + neighbour).status()).isEqualTo(204);
                assertThat(port.get("/switches")
                                .json()
                                .at("/" + neighbour + "/mode")
                                .asString())
                        .isEqualTo("ok");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mode\":\"odd\"}",
                "{}",
                "{\"mode\":\"slow\",\"delayMs\":-1}",
                "{\"mode\":\"gone\",\"times\":0}",
                "{\"mode\":\"wrong\",\"status\":99}",
                "{\"mode\":\"slow\",\"delay\":5}",
                "nonsense"
            })
    void a_switch_that_is_none_is_refused(String position) throws IOException {
        var answer = registry.put("/switches/registry", position);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(registry.get("/switches/registry").json().path("mode").asString())
                .isEqualTo("ok");
    }

    @Test
    void an_unknown_neighbour_is_not_found_and_the_known_ones_are_named() throws IOException {
        var answer = registry.put("/switches/analytics", "{\"mode\":\"gone\"}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("detail").asString()).contains("policy, registry, governance, provider");
    }

    @Test
    void a_slow_neighbour_answers_late() throws IOException {
        turn("registry", "{\"mode\":\"slow\",\"delayMs\":300}");
        Instant before = Instant.now();
        assertThat(registry.post("/api/v1/services", CHAT).status()).isEqualTo(201);
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void a_wrong_neighbour_fails_and_does_nothing() throws IOException {
        turn("registry", "{\"mode\":\"wrong\",\"times\":1}");
        int before = registry.get("/api/v1/services").status();
        assertThat(before).isEqualTo(500);
        assertThat(registry.get("/api/v1/services").status()).isEqualTo(200);
    }

    @Test
    void a_wrong_neighbour_can_talk_nonsense() throws IOException {
        turn("governance", "{\"mode\":\"wrong\",\"status\":200,\"body\":\"<html>\"}");
        var answer = governance.post("/graphql", STREAM);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("<html>");
    }

    @Test
    void a_neighbour_that_is_gone_hangs_up() throws IOException {
        turn("provider", "{\"mode\":\"gone\"}");
        assertThatThrownBy(() -> provider.get("/v1/models")).isInstanceOf(IOException.class);
        assertThat(provider.get("/switches/provider").json().path("mode").asString())
                .isEqualTo("gone");
    }

    @Test
    void an_answer_can_be_lost_after_the_call_took_effect() throws IOException {
        turn("registry", "{\"mode\":\"gone\",\"after\":true,\"times\":1}");
        String once = CHAT.replace("Chat", "Lost answer");
        assertThatThrownBy(() -> registry.send("POST", "/api/v1/services", once, "lost:registry"))
                .isInstanceOf(IOException.class);
        assertThat(registry.send("POST", "/api/v1/services", once, "lost:registry")
                        .status())
                .isEqualTo(201);
        assertThat(registry.get("/api/v1/services?name=Lost%20answer").json().path("data"))
                .hasSize(1);
    }

    @Test
    void an_answer_can_be_wrong_or_late_after_the_call_took_effect() throws IOException {
        turn("registry", "{\"mode\":\"wrong\",\"after\":true,\"times\":1,\"status\":503}");
        assertThat(registry.post("/api/v1/services", CHAT.replace("Chat", "Wrong answer"))
                        .status())
                .isEqualTo(503);
        turn("registry", "{\"mode\":\"slow\",\"after\":true,\"times\":1,\"delayMs\":50}");
        assertThat(registry.post("/api/v1/services", CHAT.replace("Chat", "Late answer"))
                        .status())
                .isEqualTo(201);
        assertThat(registry.get("/api/v1/services?name=Wrong%20answer").json().path("data"))
                .hasSize(1);
        assertThat(registry.get("/api/v1/services?name=Late%20answer").json().path("data"))
                .hasSize(1);
    }

    @Test
    void only_the_named_call_is_switched() throws IOException {
        turn("registry", "{\"mode\":\"wrong\",\"call\":\"DELETE /api/v1/services\"}");
        String entry = registry.post("/api/v1/services", CHAT).header("Location");
        assertThat(registry.delete(entry).status()).isEqualTo(500);
        assertThat(registry.get(entry).status()).isEqualTo(200);
        turn("governance", "{\"mode\":\"wrong\",\"call\":\"createApprovalWorkflow\"}");
        assertThat(governance.post("/graphql", STREAM).status()).isEqualTo(200);
    }

    @Test
    void health_checks_fail_too_but_do_not_use_up_the_limited_calls() throws IOException {
        turn("registry", "{\"mode\":\"wrong\",\"times\":1}");
        assertThat(registry.get("/api/v1/health").status()).isEqualTo(200);
        assertThat(registry.get("/switches/registry").json().path("times").asInt())
                .isEqualTo(1);
        turn("registry", "{\"mode\":\"wrong\"}");
        assertThat(registry.get("/api/v1/health").status()).isEqualTo(500);
        turn("governance", "{\"mode\":\"wrong\"}");
        assertThat(governance.post("/graphql", HEALTH).status()).isEqualTo(500);
        turn("policy", "{\"mode\":\"gone\"}");
        assertThatThrownBy(() -> policyEngine.healthCheck(HealthCheckRequest.getDefaultInstance()))
                .isInstanceOf(StatusRuntimeException.class);
    }

    @Test
    void the_policy_engine_is_switched_as_well() throws IOException {
        turn("policy", "{\"mode\":\"gone\",\"times\":1}");
        assertRefused("UNAVAILABLE");
        turn("policy", "{\"mode\":\"wrong\",\"times\":1}");
        assertRefused("INTERNAL");
        turn("policy", "{\"mode\":\"slow\",\"times\":1,\"delayMs\":50}");
        assertThat(policyEngine
                        .validateService(ValidateServiceRequest.getDefaultInstance())
                        .getPolicyVersion())
                .isNotEmpty();
    }

    @Test
    void the_policy_engines_answer_can_be_lost_after_the_call_took_effect() throws IOException {
        turn("policy", "{\"mode\":\"gone\",\"times\":1,\"after\":true}");
        var policy = Policy.newBuilder().setId("lost").setName("Lost").setSeverity("low");
        policy.getRuleBuilder().getExpressionBuilder().setCel("true");
        assertThatThrownBy(() -> policyEngine.createPolicy(
                        CreatePolicyRequest.newBuilder().setPolicy(policy).build()))
                .hasMessageContaining("UNAVAILABLE");
        turn("policy", "{\"mode\":\"slow\",\"times\":1,\"after\":true,\"delayMs\":50}");
        assertThat(policyEngine
                        .getPolicy(GetPolicyRequest.newBuilder()
                                .setPolicyId("lost")
                                .build())
                        .getPolicy()
                        .getName())
                .isEqualTo("Lost");
        policyEngine.deletePolicy(
                DeletePolicyRequest.newBuilder().setPolicyId("lost").build());
    }

    @Test
    void a_caller_that_gives_up_on_a_slow_policy_engine_is_recorded_as_such() throws IOException {
        turn("policy", "{\"mode\":\"slow\",\"times\":1,\"delayMs\":400}");
        var impatient = policyEngine.withDeadlineAfter(Duration.ofMillis(100));
        assertThatThrownBy(() -> impatient.validateService(ValidateServiceRequest.getDefaultInstance()))
                .hasMessageContaining("DEADLINE_EXCEEDED");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(sandbox.calls().of(Neighbour.POLICY))
                        .extracting(Call::outcome)
                        .containsExactly("CANCELLED"));
    }

    @Test
    void calls_are_recorded_with_their_keys_and_outcomes() throws IOException {
        var entry = registry.send("POST", "/api/v1/services", CHAT, "recorded:registry")
                .header("Location");
        registry.send("DELETE", entry, null, "recorded:compensation");
        governance.send("POST", "/graphql", STREAM, "recorded:notify");
        governance.post("/graphql", "garbage");
        policyEngine.validateService(ValidateServiceRequest.getDefaultInstance());
        registry.get("/api/v1/health");

        var calls = provider.get("/calls").json();
        assertThat(calls.path("registry").findValuesAsString("call"))
                .containsExactly("POST /api/v1/services", "DELETE " + entry);
        assertThat(calls.path("registry").findValuesAsString("idempotencyKey"))
                .containsExactly("recorded:registry", "recorded:compensation");
        assertThat(calls.path("registry").findValuesAsString("outcome")).containsExactly("201", "204");
        assertThat(calls.path("governance").findValuesAsString("call")).containsExactly("streamEvent", "unreadable");
        assertThat(calls.at("/policy/0/call").asString()).isEqualTo("ValidateService");
        assertThat(calls.at("/policy/0/outcome").asString()).isEqualTo("OK");
        assertThat(registry.get("/calls/registry?idempotencyKey=recorded:compensation")
                        .json())
                .hasSize(1);
    }

    @Test
    void the_same_process_turns_them_directly() throws IOException {
        sandbox.switches()
                .turn(
                        Neighbour.REGISTRY,
                        Switch.to(Mode.WRONG).onCall("GET").times(1).delayed(5).afterEffect());
        assertThat(registry.get("/api/v1/services").status()).isEqualTo(500);
        assertThat(sandbox.switches().of(Neighbour.REGISTRY)).isEqualTo(Switch.OK);
        assertThat(sandbox.calls().of(Neighbour.REGISTRY)).hasSize(1).first().satisfies(call -> {
            assertThat(call.mode()).isEqualTo(Mode.WRONG);
            assertThat(call.outcome()).isEqualTo("500");
        });
    }

    @Test
    void a_wrong_answer_has_the_same_digits_everywhere() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            sandbox.switches().turn(Neighbour.REGISTRY, Switch.to(Mode.WRONG).times(1));
            assertThat(registry.get("/api/v1/services").json().path("status").intValue())
                    .isEqualTo(500);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static void turn(String neighbour, String position) throws IOException {
        assertThat(governance.put("/switches/" + neighbour, position).status()).isEqualTo(200);
    }

    private static void assertRefused(String code) {
        assertThatThrownBy(() -> policyEngine.validateService(ValidateServiceRequest.getDefaultInstance()))
                .hasMessageContaining(code);
    }
}
