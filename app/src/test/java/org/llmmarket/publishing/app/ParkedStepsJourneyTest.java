package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A registry that will not have one version: the version goes live, its entry waits for an admin. */
class ParkedStepsJourneyTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Marketplace marketplace = RunningMarketplace.get();
    private final Client provider = marketplace.provider();
    private final Client admin = marketplace.admin();

    @BeforeEach
    void the_registry_refuses_what_is_new() {
        Answer turned = sandbox()
                .put(
                        "/switches/registry",
                        Map.of("mode", "wrong", "status", 422, "call", "POST /api/v1/services", "body", "{}"));
        assertThat(turned.status()).as(turned.toString()).isEqualTo(200);
    }

    @AfterEach
    void the_registry_is_well_again() {
        sandbox().delete("/switches/registry");
    }

    @Test
    void an_admin_sees_a_parked_step_and_has_it_tried_again() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        JsonNode parked = awaitParked(id);

        assertThat(parked.path("step").asString()).isEqualTo("registry-sync");
        assertThat(parked.path("stage").asString()).isEqualTo("registry");
        assertThat(parked.path("cause").asString()).contains("422");
        JsonNode waiting = Marketplace.stage(provider.get("/services/" + id + "/status"), "registry");
        assertThat(waiting.path("state").asString()).isEqualTo("waiting");
        assertThat(waiting.path("attempts").toString()).contains("\"parked\"", "An admin can");
        assertThat(provider.get("/parked-steps").status()).isEqualTo(403);
        assertThat(admin.get("/metrics").text())
                .contains("publishing_neighbour_calls_seconds_count{neighbour=\"registry\"");
        await().atMost(LONG).until(this::everyParkedStepIsCounted);

        the_registry_is_well_again();
        Answer retried = admin.post("/parked-steps/" + parked.path("id").asString() + "/retry", Map.of());

        assertThat(retried.status()).as(retried.toString()).isEqualTo(200);
        await().atMost(LONG).until(() -> state(id, "registry").equals("passed"));
        assertThat(parked(id)).isEmpty();
        assertThat(admin.post("/parked-steps/" + parked.path("id").asString() + "/retry", Map.of())
                        .status())
                .isEqualTo(404);
        String admins = admin.get("/auth/me").text("/id");
        assertThat(events(id, "StepRetried"))
                .singleElement()
                .satisfies(event -> assertThat(event.path("actor").asString()).isEqualTo(admins));
    }

    @Test
    void an_admin_gives_a_parked_step_up() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        String step = awaitParked(id).path("id").asString();

        assertThat(admin.post("/parked-steps/" + step + "/abandon", Map.of()).status())
                .isEqualTo(422);
        Answer abandoned =
                admin.post("/parked-steps/" + step + "/abandon", Map.of("reason", "The registry will not have it."));

        assertThat(abandoned.status()).as(abandoned.toString()).isEqualTo(200);
        assertThat(parked(id)).isEmpty();
        await().atMost(LONG).until(() -> state(id, "registry").equals("failed"));
        assertThat(provider.get("/services/" + id).text("/status")).isEqualTo("active");
        assertThat(events(id, "StepAbandoned")).hasSize(1);
    }

    @Test
    void a_parked_step_holds_up_no_other_publication() {
        String id = marketplace.publishUntil("active", provider, marketplace.definition());
        awaitParked(id);
        the_registry_is_well_again();

        String other = marketplace.publishUntil("active", provider, marketplace.definition());

        await().atMost(LONG).until(() -> state(other, "registry").equals("passed"));
        assertThat(parked(id)).hasSize(1);
        assertThat(admin.get("/parked-events").json().path("data")).isEmpty();
        assertThat(admin.post("/parked-events/catalog/nothing/retry", Map.of()).status())
                .isEqualTo(404);
    }

    private String state(String id, String stage) {
        return Marketplace.stage(provider.get("/services/" + id + "/status"), stage)
                .path("state")
                .asString();
    }

    private JsonNode awaitParked(String id) {
        await().atMost(LONG).until(() -> !parked(id).isEmpty());
        return parked(id).get(0);
    }

    private List<JsonNode> parked(String id) {
        return admin.get("/parked-steps?serviceId=" + id)
                .json()
                .path("data")
                .valueStream()
                .toList();
    }

    private List<JsonNode> events(String id, String name) {
        return admin.get("/services/" + id + "/history?limit=100")
                .json()
                .path("data")
                .valueStream()
                .filter(event -> event.path("event").asString().equals(name))
                .toList();
    }

    /** Those of other tests, too. */
    private boolean everyParkedStepIsCounted() {
        int all = admin.get("/parked-steps?limit=100").json().path("data").size();
        return admin.get("/metrics").text().lines().anyMatch(("publishing_parked_steps " + all + ".0")::equals);
    }

    private Client sandbox() {
        return Client.of(marketplace.registryPort());
    }
}
