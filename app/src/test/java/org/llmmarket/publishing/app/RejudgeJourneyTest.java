package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import policyengine.v1.CreatePolicyRequest;
import policyengine.v1.DeletePolicyRequest;
import policyengine.v1.ExpressionRule;
import policyengine.v1.Policy;
import policyengine.v1.PolicyEngineServiceGrpc;
import policyengine.v1.PolicyEngineServiceGrpc.PolicyEngineServiceBlockingStub;
import policyengine.v1.PolicyRule;
import policyengine.v1.PolicyType;
import tools.jackson.databind.JsonNode;

/** Whether decisions follow from what they rest on, asked of the assembled application. */
class RejudgeJourneyTest {

    private static final byte[] NOTHING = new byte[0];

    private final Marketplace marketplace = RunningMarketplace.get();
    private final Client provider = marketplace.provider();
    private final Client auditor = marketplace.with("auditor");
    private final ManagedChannel channel = NettyChannelBuilder.forAddress(
                    "127.0.0.1",
                    RunningMarketplace.service().sandbox().sandbox().policyPort())
            .usePlaintext()
            .build();
    private final PolicyEngineServiceBlockingStub engine = PolicyEngineServiceGrpc.newBlockingStub(channel);

    @AfterEach
    void the_engine_is_left() {
        channel.shutdownNow();
    }

    @Test
    void every_verdict_follows_from_what_was_recorded_until_somebody_changes_that() {
        Client reviewer = marketplace.with("reviewer");
        String id = marketplace.publish(provider, marketplace.definition().ofLevel("confidential"));
        String approval = marketplace.awaitApproval(reviewer, id);
        assertThat(reviewer.post("/approvals/" + approval + "/approve", Map.of())
                        .status())
                .isEqualTo(200);
        marketplace.awaitStatus(provider, id, "active");

        Answer again = rejudge(auditor, id);

        assertThat(stages(again)).containsExactly("validation", "policy", "endpoint-tests", "approval");
        assertThat(again.text("/result")).as(again.toString()).isEqualTo("match");
        assertThat(again.text("/verdicts/1/recorded/policies")).startsWith("sha256:");
        assertThat(rejudge(marketplace.provider(), id).status()).isEqualTo(404);

        forge(again.text("/verdicts/2/recorded/evidence"));

        Answer forged = rejudge(provider, id);
        assertThat(forged.text("/result")).isEqualTo("drift");
        assertThat(forged.text("/verdicts/2/result")).isEqualTo("drift");
        assertThat(forged.text("/verdicts/2/differences/0/place")).isEqualTo("evidence");
        assertThat(forged.text("/verdicts/0/result")).isEqualTo("match");
    }

    @Test
    void a_gate_that_compared_two_contracts_compares_them_again() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        Answer next = provider.post(
                "/services/" + id + "/versions",
                Map.of(
                        "version",
                        "2.0.0",
                        "changes",
                        Map.of("sla", Map.of("availability", 99.0)),
                        "testAccess",
                        Map.of("header", "X-API-Key", "value", "sandbox-key")));
        assertThat(next.status()).as(next.toString()).isEqualTo(201);
        marketplace.awaitStatus(provider, id, "active");

        Answer again = provider.send("POST", "/services/" + id + "/versions/2.0.0/rejudge", NOTHING);

        assertThat(again.text("/verdicts/0/result")).as(again.toString()).isEqualTo("match");
        assertThat(again.text("/verdicts/0/recorded/base")).isEqualTo("1.0.0");
        assertThat(again.text("/verdicts/0/recorded/bumpRequired")).isEqualTo("MAJOR");
    }

    @Test
    void policies_that_changed_since_do_not_change_what_was_right_then() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        String policy = policy("low", "true");
        try {
            assertThat(rejudge(provider, id).text("/result"))
                    .as(() -> rejudge(provider, id).toString())
                    .isEqualTo("match");
        } finally {
            delete(policy);
        }
    }

    @Test
    void a_draft_tells_what_it_would_flip() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());

        Answer flipped = provider.post(
                "/services/" + id + "/versions/1.0.0/rejudge",
                Map.of(
                        "policy",
                        Map.of(
                                "name",
                                "Somewhere in Europe",
                                "type",
                                "DATA_RESIDENCY",
                                "severity",
                                "critical",
                                "rule",
                                Map.of("data_residency", Map.of("allowed_countries", List.of("DE"))))));

        assertThat(flipped.status()).as(flipped.toString()).isEqualTo(200);
        assertThat(flipped.text("/result")).isEqualTo("drift");
        assertThat(stages(flipped)).containsExactly("policy");
        assertThat(flipped.json().at("/verdicts/0/found/compliant").asBoolean(true))
                .isFalse();
        assertThat(provider.get("/services/" + id).text("/status")).isEqualTo("active");
        assertThat(provider.send("POST", "/services/" + id + "/versions/1.0.0/rejudge?policy=no-such", NOTHING)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void what_people_approve_after_the_policies_have_changed_is_judged_by_those() {
        Client reviewer = marketplace.with("reviewer");
        String mark = "marked " + UUID.randomUUID();
        String id = marketplace.publish(
                provider,
                marketplace.definition().ofLevel("confidential").with("description", "A service that is " + mark));
        String approval = marketplace.awaitApproval(reviewer, id);
        String policy = policy("critical", "!service.description.contains('" + mark + "')");
        try {
            assertThat(reviewer.post("/approvals/" + approval + "/approve", Map.of())
                            .status())
                    .isEqualTo(200);
            marketplace.awaitStatus(provider, id, "failed_validation");
        } finally {
            delete(policy);
        }
        Answer timeline = provider.get("/services/" + id + "/status");
        assertThat(timeline.text("/reason")).startsWith("POLICY_VIOLATED");
        Answer again = rejudge(provider, id);
        assertThat(again.text("/result")).as(again.toString()).isEqualTo("match");
        assertThat(stages(again)).containsExactly("validation", "policy", "policy", "endpoint-tests", "approval");
    }

    private static Answer rejudge(Client client, String id) {
        return client.send("POST", "/services/" + id + "/versions/1.0.0/rejudge", NOTHING);
    }

    private static List<String> stages(Answer answer) {
        return answer.json()
                .path("verdicts")
                .valueStream()
                .map((JsonNode verdict) -> verdict.path("stage").asString())
                .toList();
    }

    private static void forge(String digest) {
        RunningMarketplace.service()
                .application()
                .getBean(JdbcClient.class)
                .sql("UPDATE document SET bytes = ? WHERE digest = ?")
                .params("{}".getBytes(StandardCharsets.UTF_8), digest)
                .update();
    }

    private String policy(String severity, String cel) {
        return engine.createPolicy(CreatePolicyRequest.newBuilder()
                        .setPolicy(Policy.newBuilder()
                                .setName("Policy " + UUID.randomUUID())
                                .setType(PolicyType.CONTENT_FILTERING)
                                .setEnabled(true)
                                .setSeverity(severity)
                                .setRule(PolicyRule.newBuilder()
                                        .setExpression(ExpressionRule.newBuilder()
                                                .setCel(cel)
                                                .setMessage("That is not wanted.")
                                                .setField("description"))))
                        .build())
                .getPolicy()
                .getId();
    }

    private void delete(String policy) {
        engine.deletePolicy(DeletePolicyRequest.newBuilder().setPolicyId(policy).build());
    }
}
