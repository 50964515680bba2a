package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.llmmarket.publishing.sandbox.switches.Mode;
import org.llmmarket.publishing.sandbox.switches.Switch;
import tools.jackson.databind.JsonNode;

/** Whatever a neighbour does, every publication ends once, for a reason that its provider understands, or waits visibly. */
class NeighbourFaultsJourneyTest {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final String LIE = "{\"id\":\"reg-of-another\",\"name\":\"Another\",\"version\":\"9.9.9\","
            + "\"status\":\"retired\",\"data\":{\"createApprovalWorkflow\":null,\"streamEvent\":{\"success\":false}}}";

    private static final RunningService service = start();
    private static final Marketplace marketplace = RunningMarketplace.marketplace(service);

    private final Client provider = marketplace.provider();

    private static RunningService start() {
        try {
            Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "journey-");
            return PublishingService.start(RunningMarketplace.arguments(
                    data,
                    "--publishing.neighbours.policy.timeout=PT2.5S",
                    "--publishing.neighbours.registry.timeout=PT1S",
                    "--registry-reconcile-every=PT2S",
                    "--publishing.neighbours.governance.timeout=PT1S"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void neighbours_are_well_again() {
        for (Neighbour neighbour : Neighbour.values()) {
            service.sandbox().sandbox().switches().reset(neighbour);
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("slow", Switch.to(Mode.SLOW).delayed(4_000)),
                Arguments.of("reset", Switch.to(Mode.GONE)),
                Arguments.of("reset after the effect", Switch.to(Mode.GONE).afterEffect()),
                Arguments.of("500", wrong(500, null)),
                Arguments.of("404", wrong(404, null)),
                Arguments.of("422", wrong(422, null)),
                Arguments.of("malformed", wrong(200, "<html>Hello</html>")),
                Arguments.of("empty", wrong(200, "")),
                Arguments.of("lying", wrong(200, LIE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_registry_that_fails_holds_nothing_up_and_has_its_entry_in_the_end(String name, Switch fault) {
        turn(Neighbour.REGISTRY, fault);

        String id = marketplace.publishUntil("active", provider, marketplace.definition());

        assertThat(state(id, "registry")).isEqualTo("waiting");
        neighbours_are_well_again();
        awaitSettled(id);
        assertThat(state(id, "registry")).isEqualTo("passed");
        await().atMost(LONG).until(() -> entries(id).equals(List.of("active")));
        assertThat(ends(id)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void what_fails_while_the_registry_does_leaves_no_entry_in_the_end(String name, Switch fault) {
        Definition definition = marketplace.definition();
        turn(Neighbour.PROVIDER, Switch.to(Mode.WRONG));
        turn(Neighbour.REGISTRY, fault.onCall("DELETE"));

        String id = marketplace.publishUntil("failed_validation", provider, definition);

        assertThat(reason(id)).startsWith("ENDPOINT_TESTS_FAILED: ");
        neighbours_are_well_again();
        awaitSettled(id);
        await().atMost(LONG).until(() -> entries(id).isEmpty());
        assertThat(ends(id)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_dashboard_that_fails_holds_no_approval_up(String name, Switch fault) {
        turn(Neighbour.GOVERNANCE, fault);
        Client reviewer = marketplace.with("reviewer");
        String id = marketplace.publish(provider, marketplace.definition().ofLevel("confidential"));

        String approval = marketplace.awaitApproval(reviewer, id);
        await().atMost(LONG)
                .until(() -> reviewer.post("/approvals/" + approval + "/approve", Map.of())
                                .status()
                        == 200);

        marketplace.awaitStatus(provider, id, "active");
        neighbours_are_well_again();
        awaitSettled(id);
        assertThat(ends(id)).hasSize(1);
    }

    static Stream<Arguments> policyFaults() {
        return Stream.of(
                Arguments.of("slow", Switch.to(Mode.SLOW).delayed(4_000)),
                Arguments.of("gone", Switch.to(Mode.GONE)),
                Arguments.of("wrong", Switch.to(Mode.WRONG)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policyFaults")
    void a_policy_engine_that_fails_ends_the_publication_for_a_reason_and_it_can_come_again(String name, Switch fault) {
        turn(Neighbour.POLICY, fault);

        String id = marketplace.publishUntil("failed_validation", provider, marketplace.definition());

        assertThat(reason(id)).startsWith("POLICY_UNAVAILABLE: ").contains("resubmit");
        assertThat(ends(id)).hasSize(1);
        neighbours_are_well_again();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            provider.post("/services/" + id + "/versions/1.0.0/resubmit", Map.of("testAccess", access()));
            return provider.get("/services/" + id).text("/status").equals("active");
        });
    }

    @Test
    void health_answers_at_once_while_every_neighbour_hangs_and_says_that_they_do() {
        for (Neighbour neighbour : List.of(Neighbour.POLICY, Neighbour.REGISTRY, Neighbour.GOVERNANCE)) {
            turn(neighbour, Switch.to(Mode.SLOW).delayed(20_000));
        }

        await().atMost(LONG).until(() -> {
            JsonNode dependencies = health().json().path("dependencies");
            return Stream.of("policyEngine", "registry", "governance")
                    .allMatch(name -> dependencies.path(name).asString().matches("degraded|unhealthy"));
        });

        long slowest = 0;
        for (int i = 0; i < 20; i++) {
            long begun = System.nanoTime();
            assertThat(health().status()).isEqualTo(200);
            slowest = Math.max(slowest, System.nanoTime() - begun);
        }
        assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void a_dashboard_that_answers_and_cannot_be_listened_to_shows_in_health_and_figures_until_it_can() {
        turn(Neighbour.GOVERNANCE, Switch.to(Mode.GONE).onCall("GET /graphql"));

        awaitDashboard("degraded", "0.0");
        neighbours_are_well_again();
        awaitDashboard("healthy", "1.0");
    }

    private static void awaitDashboard(String state, String listening) {
        await().atMost(LONG)
                .until(() -> health().text("/dependencies/governance").equals(state)
                        && Client.of(marketplace.port())
                                .get("/metrics")
                                .text()
                                .contains("publishing_dashboard_listening " + listening));
    }

    private static Answer health() {
        return Client.of(marketplace.port()).get("/health");
    }

    /** Until nothing of this service waits, after an admin has had everything tried again that was parked. */
    private void awaitSettled(String id) {
        Client admin = marketplace.admin();
        await().atMost(LONG).pollInterval(Duration.ofMillis(500)).until(() -> {
            JsonNode parked = admin.get("/parked-steps?serviceId=" + id).json().path("data");
            parked.forEach(step -> admin.post("/parked-steps/" + step.path("id").asString() + "/retry", Map.of()));
            return parked.isEmpty() && !state(id, "registry").equals("waiting");
        });
    }

    private static Map<String, String> access() {
        return Map.of("header", "X-API-Key", "value", "sandbox-key");
    }

    private static Switch wrong(int status, @Nullable String body) {
        return new Switch(Mode.WRONG, null, null, null, null, status, body);
    }

    private static void turn(Neighbour neighbour, Switch position) {
        service.sandbox().sandbox().switches().turn(neighbour, position);
    }

    private String state(String id, String stage) {
        return Marketplace.stage(provider.get("/services/" + id + "/status"), stage)
                .path("state")
                .asString();
    }

    private String reason(String id) {
        return provider.get("/services/" + id + "/status").text("/reason");
    }

    private List<String> ends(String id) {
        return provider.get("/services/" + id + "/history?limit=100")
                .json()
                .path("data")
                .valueStream()
                .map(event -> event.path("event").asString())
                .filter(event -> event.matches("PublicationCompleted|PublicationFailed"))
                .toList();
    }

    /** The states of the entries that the registry has of the service. */
    private static List<String> entries(String id) {
        return Client.of(marketplace.registryPort())
                .get("/api/v1/services")
                .json()
                .path("data")
                .valueStream()
                .filter(entry ->
                        entry.path("metadata").path("serviceId").asString("").equals(id))
                .map(entry -> entry.path("status").asString())
                .toList();
    }
}
