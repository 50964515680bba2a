package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.llmmarket.publishing.app.Marketplace.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PublishVersionJourneyTest {

    private final Marketplace marketplace = RunningMarketplace.get();
    private final Client provider = marketplace.provider();

    @AfterEach
    void neighbours_are_well_again() {
        sandbox().delete("/switches/policy");
        sandbox().delete("/switches/registry");
        sandbox().delete("/switches/governance");
        sandbox().delete("/switches/provider");
    }

    @Test
    void a_version_is_published_and_every_step_is_on_its_timeline() {
        Answer answer = provider.post("/services", marketplace.definition().json());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("serviceId", "version", "publicationId", "status", "message", "success");
        assertThat(answer.header("Location")).isEqualTo("/api/v1/services/" + answer.text("/serviceId"));
        assertThat(provider.get("/services/" + answer.text("/serviceId")).status())
                .isEqualTo(200);
        marketplace.awaitStatus(provider, answer.text("/serviceId"), "active");
        Answer timeline = provider.get("/services/" + answer.text("/serviceId") + "/status");
        assertThat(stageStates(timeline))
                .containsExactly(
                        "validation passed",
                        "policy passed",
                        "registry passed",
                        "endpoint-tests passed",
                        "approval skipped",
                        "activation passed",
                        "compensation skipped");
    }

    @Test
    void a_publication_is_active_within_two_seconds() {
        marketplace.publishUntil("active", provider, marketplace.definition());
        Instant before = Instant.now();

        marketplace.publishUntil("active", provider, marketplace.definition());

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void a_confidential_service_waits_for_a_reviewer() {
        Client reviewer = marketplace.with("reviewer");
        String id = marketplace.publish(provider, marketplace.definition().ofLevel("confidential"));
        String approval = marketplace.awaitApproval(reviewer, id);
        assertThat(provider.get("/services/" + id).text("/status")).isEqualTo("pending_approval");

        Answer approved = reviewer.post("/approvals/" + approval + "/approve", Map.of("notes", "Fine."));

        assertThat(approved.status()).as(approved.toString()).isEqualTo(200);
        assertThat(approved.text("/status")).isEqualTo("approved");
        marketplace.awaitStatus(provider, id, "active");
        assertThat(reviewer.post("/approvals/" + approval + "/reject", Map.of("reason", "Too late."))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_rejected_publication_is_suspended_and_takes_its_registry_entry_back() {
        Client reviewer = marketplace.with("reviewer");
        String id = marketplace.publish(provider, marketplace.definition().ofLevel("restricted"));
        String approval = marketplace.awaitApproval(reviewer, id);

        Answer rejected = reviewer.post("/approvals/" + approval + "/reject", Map.of("reason", "No contract."));

        assertThat(rejected.status()).as(rejected.toString()).isEqualTo(200);
        marketplace.awaitStatus(provider, id, "suspended");
        assertThat(provider.get("/services/" + id).text("/suspensionReason")).isEqualTo("REJECTED");
        Answer timeline = provider.get("/services/" + id + "/status");
        assertThat(stage(timeline, "registry").path("state").asString()).isEqualTo("compensated");
        assertThat(timeline.text("/reason")).isNotBlank();
        assertThat(marketplace
                        .with("reviewer")
                        .post("/services/" + id + "/reinstate", Map.of("reason", "Again"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_service_in_a_restricted_country_is_refused_by_policy_with_the_violation() {
        String id = marketplace.publishUntil(
                "failed_validation",
                provider,
                marketplace.definition().with("compliance", "dataResidency", List.of("KP")));

        JsonNode policy = stage(provider.get("/services/" + id + "/status"), "policy");
        assertThat(policy.path("state").asString()).isEqualTo("failed");
        assertThat(policy.path("violations").get(0).path("policyId").asString()).isEqualTo("restricted-countries");
    }

    @Test
    void an_endpoint_that_is_down_fails_the_publication_and_a_resubmission_succeeds() {
        Definition nowhere = marketplace
                .definition()
                .with("endpoint", "url", "http://127.0.0.1:" + marketplace.providerPort() + "/mocks/nothing-here");
        String id = marketplace.publishUntil("failed_validation", provider, nowhere);
        assertThat(stage(provider.get("/services/" + id + "/status"), "endpoint-tests")
                        .path("state")
                        .asString())
                .isEqualTo("failed");

        Answer again = provider.post(
                "/services/" + id + "/versions/1.0.0/resubmit",
                Map.of(
                        "changes",
                        Map.of("endpoint", marketplace.definition().json().get("endpoint")),
                        "testAccess",
                        Map.of("header", "X-API-Key", "value", "sandbox-key")));

        assertThat(again.status()).as(again.toString()).isEqualTo(202);
        marketplace.awaitStatus(provider, id, "active");
    }

    @Test
    void a_registry_that_is_away_does_not_hold_up_a_publication_and_learns_of_it_later() {
        sandbox().put("/switches/registry", Map.of("mode", "gone"));

        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        assertThat(stage(provider.get("/services/" + id + "/status"), "registry")
                        .path("state")
                        .asString())
                .isEqualTo("waiting");

        sandbox().delete("/switches/registry");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(provider.get("/services/" + id).text("/registryId"))
                        .isNotBlank());
    }

    @Test
    void a_policy_engine_that_stumbles_is_asked_again() {
        sandbox().put("/switches/policy", Map.of("mode", "wrong", "times", 1));

        String id = marketplace.publishUntil("active", provider, marketplace.definition());

        assertThat(stage(provider.get("/services/" + id + "/status"), "policy").path("attempts"))
                .hasSize(2);
    }

    @Test
    void of_fifty_simultaneous_publishers_of_one_name_exactly_one_owns_it() throws Exception {
        List<Client> providers =
                IntStream.range(0, 10).mapToObj(i -> marketplace.provider()).toList();
        Definition definition = marketplace.definition();
        ExecutorService pool = Executors.newFixedThreadPool(50);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 50)
                    .<Callable<Integer>>mapToObj(i -> () -> providers
                            .get(i % 10)
                            .post("/services", definition.json())
                            .status())
                    .toList();
            List<Integer> statuses = pool.invokeAll(calls).stream()
                    .map(PublishVersionJourneyTest::result)
                    .toList();

            assertThat(statuses).containsOnly(201, 409);
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void a_retired_service_is_gone_and_its_history_stays() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());

        assertThat(provider.delete("/services/" + id).status()).isEqualTo(200);

        await().untilAsserted(() ->
                assertThat(provider.get("/services/" + id).status()).isEqualTo(410));
        assertThat(provider.get("/services/" + id).text("/service/id")).isEqualTo(id);
        for (String page : List.of("/history", "/status", "/versions", "?asOf=" + Instant.now())) {
            assertThat(provider.get("/services/" + id + page).status()).as(page).isEqualTo(200);
        }
    }

    @Test
    void a_foreign_provider_may_look_but_not_touch() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        Client foreigner = marketplace.provider();

        assertThat(foreigner.get("/services/" + id).status()).isEqualTo(200);
        assertThat(foreigner
                        .put("/services/" + id, Map.of("description", "Mine from now on."))
                        .status())
                .isEqualTo(403);
        assertThat(foreigner.post("/services/" + id + "/deprecate", Map.of()).status())
                .isEqualTo(403);
        assertThat(foreigner.delete("/services/" + id).status()).isEqualTo(403);
        assertThat(foreigner
                        .post("/services/" + id + "/versions", Map.of("version", "1.1.0"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_unchanged_service_is_not_sent_twice() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        String etag = provider.get("/services/" + id).header("ETag");

        assertThat(etag).startsWith("\"");
        assertThat(provider.get("/services/" + id, "If-None-Match", etag).status())
                .isEqualTo(304);
        assertThat(provider.put("/services/" + id, Map.of("description", "Better words for it."), "If-Match", etag)
                        .status())
                .isEqualTo(200);
        assertThat(provider.put("/services/" + id, Map.of("description", "And even better."), "If-Match", etag)
                        .status())
                .isEqualTo(412);
    }

    @Test
    void a_mock_lets_a_provider_rehearse_before_the_endpoint_stands() {
        JsonNode document = LargeDocument.withOperations(200);
        String name = "rehearsal-" + UUID.randomUUID();
        Answer mocked = Client.of(marketplace.providerPort()).put("/mocks/" + name, document);
        assertThat(mocked.status()).as(mocked.toString()).isBetween(200, 201);

        marketplace.publishUntil(
                "active",
                provider,
                marketplace
                        .definition()
                        .with("openApiSpec", document)
                        .with("endpoint", "url", "http://127.0.0.1:" + marketplace.providerPort() + "/mocks/" + name));
    }

    private Client sandbox() {
        return Client.of(marketplace.registryPort());
    }

    private static List<String> stageStates(Answer timeline) {
        return timeline.json()
                .path("stages")
                .valueStream()
                .map(stage -> stage.path("name").asString() + " "
                        + stage.path("state").asString())
                .toList();
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
