package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import policyengine.v1.CreatePolicyRequest;
import policyengine.v1.DeletePolicyRequest;
import policyengine.v1.ExpressionRule;
import policyengine.v1.Policy;
import policyengine.v1.PolicyEngineServiceGrpc;
import policyengine.v1.PolicyEngineServiceGrpc.PolicyEngineServiceBlockingStub;
import policyengine.v1.PolicyRule;
import policyengine.v1.PolicyType;
import tools.jackson.databind.json.JsonMapper;

class PolicyChangeJourneyTest {

    private final Marketplace marketplace = RunningMarketplace.get();
    private final Client provider = marketplace.provider();
    private final ManagedChannel channel = NettyChannelBuilder.forAddress(
                    "127.0.0.1",
                    RunningMarketplace.service().sandbox().sandbox().policyPort())
            .usePlaintext()
            .build();
    private final PolicyEngineServiceBlockingStub engine = PolicyEngineServiceGrpc.newBlockingStub(channel);
    private final String mark = "marked " + UUID.randomUUID();

    @AfterEach
    void the_engine_is_left() {
        channel.shutdownNow();
    }

    @Test
    void what_violates_a_new_policy_gravely_leaves_the_market_and_comes_back_when_people_say_so() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        provider.put("/services/" + id, Map.of("description", "A service that is " + mark));
        String policy = create("critical", "!service.description.contains('" + mark + "')", "description");
        try {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            provider.get("/services/" + id).text("/suspensionReason"))
                    .isEqualTo("POLICY_VIOLATION"));
            Answer suspended = provider.get("/services/" + id);
            assertThat(suspended.text("/policyValidation/violations/0/policyId"))
                    .isEqualTo(policy);
            assertThat(history(id)).containsOnlyOnce("ComplianceViolated").contains("VersionsSuspended");
        } finally {
            delete(policy);
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(history(id)).contains("ComplianceConfirmed"));
        assertThat(provider.get("/services/" + id).text("/status")).isEqualTo("suspended");

        Answer back = marketplace.with("reviewer").post("/services/" + id + "/reinstate", Map.of());

        assertThat(back.status()).as(back.toString()).isEqualTo(200);
        assertThat(back.text("/status")).isEqualTo("active");
    }

    @Test
    void what_was_off_the_market_when_the_policies_changed_is_judged_when_it_comes_back() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        Client reviewer = marketplace.with("reviewer");
        provider.put("/services/" + id, Map.of("description", "A service that is " + mark));
        String other = marketplace.publishUntil("active", provider, marketplace.definition());
        provider.put("/services/" + other, Map.of("description", "A service that is " + mark));
        assertThat(reviewer.post("/services/" + id + "/suspend", Map.of("reason", "To be looked at."))
                        .status())
                .isEqualTo(200);
        String policy = create("critical", "!service.description.contains('" + mark + "')", "description");
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> history(other).contains("ComplianceViolated"));

            reviewer.post("/services/" + id + "/reinstate", Map.of());

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            provider.get("/services/" + id).text("/suspensionReason"))
                    .isEqualTo("POLICY_VIOLATION"));
        } finally {
            delete(policy);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void revised_terms_that_a_policy_refuses_are_told_with_field_and_remedy() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        provider.put("/services/" + id, Map.of("description", "A service that is " + mark));
        String policy = create(
                "high",
                "!service.description.contains('" + mark + "') || service.sla.availability < 99.98",
                "sla.availability");
        try {
            Map<String, Object> sla = new LinkedHashMap<>(JsonMapper.shared()
                    .treeToValue(provider.get("/services/" + id).json().path("sla"), Map.class));
            sla.put("availability", 99.99);

            Answer refused = provider.put("/services/" + id, Map.of("sla", sla));

            assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
            assertThat(refused.text("/code")).isEqualTo("POLICY_VIOLATION");
            assertThat(refused.errors()).containsExactly("POLICY_VIOLATION sla.availability");
            assertThat(refused.text("/errors/0/message")).contains("Change that.");
            assertThat(history(id)).filteredOn("ServiceRevised"::equals).hasSize(1);
        } finally {
            delete(policy);
        }
    }

    private String create(String severity, String cel, String field) {
        return engine.createPolicy(CreatePolicyRequest.newBuilder()
                        .setPolicy(Policy.newBuilder()
                                .setName("Not " + mark)
                                .setType(PolicyType.CONTENT_FILTERING)
                                .setEnabled(true)
                                .setSeverity(severity)
                                .setRule(PolicyRule.newBuilder()
                                        .setExpression(ExpressionRule.newBuilder()
                                                .setCel(cel)
                                                .setMessage("That is not wanted.")
                                                .setField(field)
                                                .setRemediation("Change that."))))
                        .build())
                .getPolicy()
                .getId();
    }

    private void delete(String policy) {
        engine.deletePolicy(DeletePolicyRequest.newBuilder().setPolicyId(policy).build());
    }

    private List<String> history(String id) {
        return provider.get("/services/" + id + "/history?limit=100")
                .json()
                .path("data")
                .valueStream()
                .map(event -> event.path("event").asString())
                .toList();
    }
}
