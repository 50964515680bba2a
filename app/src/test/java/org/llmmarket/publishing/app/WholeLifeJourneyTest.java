package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WholeLifeJourneyTest {

    private final Marketplace marketplace = RunningMarketplace.get();
    private final Client provider = marketplace.provider();

    @AfterEach
    void the_policy_engine_is_well_again() {
        sandbox().delete("/switches/policy");
    }

    @Test
    void revised_terms_are_judged_before_they_count_and_the_registry_learns_of_them() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());

        Answer revised = provider.put(
                "/services/" + id, Map.of("sla", betterSla(id), "description", "A promise that is better."));

        assertThat(revised.status()).as(revised.toString()).isEqualTo(200);
        assertThat(revised.json().path("policyValidation").path("compliant").asBoolean())
                .isTrue();
        assertThat(history(id)).contains("ServiceRevised", "ComplianceConfirmed");
        await().untilAsserted(() -> assertThat(sandbox()
                        .get("/api/v1/services/" + revised.text("/registryId"))
                        .text("/metadata/description"))
                .isEqualTo("A promise that is better."));
    }

    @Test
    void terms_that_the_policies_refuse_do_not_count() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        Map<String, Object> compliance =
                map(provider.get("/services/" + id).json().path("compliance"));
        compliance.put("dataResidency", List.of("US", "KP"));

        Answer refused = provider.put("/services/" + id, Map.of("compliance", compliance));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(history(id)).doesNotContain("ServiceRevised");
    }

    @Test
    void terms_wait_for_the_policy_engine_and_descriptions_do_not() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        Map<String, Object> better = betterSla(id);
        sandbox().put("/switches/policy", Map.of("mode", "gone"));

        assertThat(provider.put("/services/" + id, Map.of("description", "Another description of it."))
                        .status())
                .isEqualTo(200);
        Answer unjudged = provider.put("/services/" + id, Map.of("sla", better));

        assertThat(unjudged.status()).as(unjudged.toString()).isEqualTo(503);
        assertThat(unjudged.header("Retry-After")).isNotBlank();
        assertThat(unjudged.text("/code")).isEqualTo("POLICY_UNAVAILABLE");
    }

    @Test
    void a_deprecated_service_gives_notice_and_retires() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());

        Answer deprecated = provider.post(
                "/services/" + id + "/deprecate",
                Map.of("reason", "old", "sunsetAt", Instant.now().plusSeconds(8).toString()));

        assertThat(deprecated.status()).as(deprecated.toString()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(provider.get("/services/" + id).header("Deprecation"))
                .startsWith("@"));
        for (String page : List.of("/versions", "/versions/1.0.0", "/versions/1.0.0/openapi", "/openapi")) {
            assertThat(provider.get("/services/" + id + page).header("Sunset"))
                    .as(page)
                    .endsWith("GMT");
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(provider.get("/services/" + id).status()).isEqualTo(410));
        assertThat(history(id)).filteredOn("SunsetNoticeGiven"::equals).hasSize(3);
        for (String command : List.of("suspend", "reinstate", "deprecate", "deprecate/cancel", "rollback")) {
            Client caller =
                    command.equals("suspend") || command.equals("reinstate") ? marketplace.with("reviewer") : provider;
            assertThat(caller.post("/services/" + id + "/" + command, Map.of()).status())
                    .as(command)
                    .isEqualTo(410);
        }
        assertThat(provider.delete("/services/" + id).status()).isEqualTo(410);
        assertThat(provider.put("/services/" + id, Map.of()).status()).isEqualTo(410);
    }

    @Test
    void a_successor_that_leads_nowhere_is_refused() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        String hidden = marketplace.publish(
                marketplace.provider(), marketplace.definition().ofLevel("restricted"));

        for (String successor : List.of(id, UUID.randomUUID().toString(), hidden)) {
            Answer refused = provider.post("/services/" + id + "/deprecate", Map.of("successor", successor));

            assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
            assertThat(refused.text("/errors/0/field")).isEqualTo("successor");
        }
    }

    @Test
    void an_independent_batch_does_what_it_can() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());

        List<JsonNode> lines = batch(
                "independent",
                List.of(
                        command("update", id, Map.of("description", "A description that is better.")),
                        command("suspend", id, Map.of("reason", "none of my business")),
                        command("deprecate", id, Map.of("sunsetAt", "yesterday")),
                        command("deprecate", id, Map.of()),
                        command("cancel-deprecation", id, Map.of())));

        assertThat(statuses(lines)).containsExactly(200, 403, 422, 200, 200);
        assertThat(lines.get(2).path("body").path("errors").get(0).path("field").asString())
                .isEqualTo("sunsetAt");
        assertThat(lines.get(3).path("body").path("status").asString()).isEqualTo("deprecated");
    }

    @Test
    void an_atomic_batch_does_all_or_nothing() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());

        List<JsonNode> refused = batch(
                "atomic",
                List.of(
                        command("deprecate", id, Map.of()),
                        command("update", id, Map.of("description", "short")),
                        Map.of(
                                "type",
                                "publish",
                                "body",
                                marketplace.definition().json())));

        assertThat(statuses(refused)).containsExactly(424, 422, 424);
        assertThat(provider.get("/services/" + id).text("/status")).isEqualTo("active");

        List<JsonNode> done = batch(
                "atomic",
                List.of(
                        command("update", id, Map.of("sla", betterSla(id))),
                        command("update", id, Map.of("tags", List.of("batched"))),
                        command("deprecate", id, Map.of()),
                        Map.of(
                                "type",
                                "publish",
                                "body",
                                marketplace.definition().json())));

        assertThat(statuses(done)).as(done.toString()).containsExactly(200, 200, 200, 201);
        assertThat(done.get(2).path("body").path("tags").get(0).asString()).isEqualTo("batched");
        marketplace.awaitStatus(
                provider, done.get(3).path("body").path("serviceId").asString(), "active");
    }

    @Test
    void a_draft_is_tried_on_the_market_and_changes_nothing() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        Map<String, Object> draft = Map.of(
                "name",
                "Nowhere",
                "severity",
                "critical",
                "rule",
                Map.of("data_residency", Map.of("allowed_countries", List.of("NZ"))));

        Answer tried = marketplace.admin().post("/compliance/dry-run", Map.of("policy", draft));

        assertThat(tried.status()).as(tried.toString()).isEqualTo(200);
        assertThat(tried.text()).contains(id);
        assertThat(provider.get("/services/" + id).text("/status")).isEqualTo("active");
        assertThat(marketplace
                        .admin()
                        .post("/compliance/dry-run", Map.of("policyId", "no-such-policy"))
                        .errors())
                .containsExactly("INVALID_POLICY policyId");
        assertThat(provider.post("/compliance/dry-run", Map.of("policy", draft)).status())
                .isEqualTo(403);
    }

    @Test
    void what_is_no_move_of_the_contract_is_refused_and_changes_nothing() {
        Client reviewer = marketplace.with("reviewer");
        Map<String, List<String>> illegal = Map.of(
                "pending_approval", List.of("deprecate", "deprecate/cancel", "suspend", "reinstate", "rollback"),
                "failed_validation", List.of("deprecate", "deprecate/cancel", "suspend", "reinstate", "rollback"),
                "active", List.of("deprecate/cancel", "reinstate"),
                "deprecated", List.of("deprecate", "reinstate", "rollback"),
                "suspended", List.of("deprecate", "deprecate/cancel", "suspend", "rollback"));
        illegal.forEach((status, commands) -> {
            String id = inStatus(status, reviewer);
            for (String command : commands) {
                Client caller = List.of("suspend", "reinstate").contains(command) ? reviewer : provider;
                Answer refused = caller.post("/services/" + id + "/" + command, body(command));
                assertThat(refused.status())
                        .as(status + " " + command + " " + refused)
                        .isEqualTo(409);
                assertThat(refused.text("/code")).isEqualTo("ILLEGAL_MOVE");
            }
            assertThat(provider.get("/services/" + id).text("/status")).isEqualTo(status);
        });
    }

    private String inStatus(String status, Client reviewer) {
        if (status.equals("pending_approval")) {
            String id = marketplace.publish(provider, marketplace.definition().ofLevel("confidential"));
            marketplace.awaitApproval(reviewer, id);
            return id;
        }
        if (status.equals("failed_validation")) {
            return marketplace.publishUntil(
                    status, provider, marketplace.definition().with("compliance", "dataResidency", List.of("KP")));
        }
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        if (status.equals("deprecated")) {
            provider.post("/services/" + id + "/deprecate", Map.of());
        }
        if (status.equals("suspended")) {
            reviewer.post("/services/" + id + "/suspend", Map.of("reason", "For a reason."));
        }
        return id;
    }

    private static Map<String, Object> body(String command) {
        return switch (command) {
            case "suspend" -> Map.of("reason", "For a reason.");
            case "rollback" -> Map.of("toVersion", "1.0.0");
            default -> Map.of();
        };
    }

    private Map<String, Object> betterSla(String id) {
        Map<String, Object> sla = map(provider.get("/services/" + id).json().path("sla"));
        sla.put("availability", 99.99);
        return sla;
    }

    private List<String> history(String id) {
        List<String> names = new ArrayList<>();
        provider.get("/services/" + id + "/history?limit=100")
                .json()
                .path("data")
                .forEach(event -> names.add(event.path("event").asString()));
        return names;
    }

    private List<JsonNode> batch(String mode, List<Map<String, Object>> commands) {
        Answer answer = provider.post("/services/batch", Map.of("mode", mode, "commands", commands));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.text().lines().map(JsonMapper.shared()::readTree).toList();
    }

    private static Map<String, Object> command(String type, String id, Map<String, Object> body) {
        return Map.of("type", type, "serviceId", id, "body", body);
    }

    private static List<Integer> statuses(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("status").asInt()).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(JsonNode json) {
        return new LinkedHashMap<>(JsonMapper.shared().treeToValue(json, Map.class));
    }

    private Client sandbox() {
        return Client.of(marketplace.registryPort());
    }
}
