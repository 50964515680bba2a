package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.sandbox.Sandbox;
import org.llmmarket.publishing.sandbox.SandboxSettings;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.llmmarket.publishing.sandbox.switches.Mode;
import org.llmmarket.publishing.sandbox.switches.Switch;
import org.llmmarket.publishing.store.TestDatabase;

class RolesApartJourneyTest {

    private static final String SECRET_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it in
    Path data;

    private final String database = TestDatabase.emptyUrl();
    private final Deque<RunningService> running = new ArrayDeque<>();

    @AfterEach
    void end() {
        running.forEach(RunningService::close);
    }

    @Test
    void a_version_is_published_by_three_processes_that_share_a_database() {
        RunningService sagas = start("saga", 0);
        int providerPort = sagas.sandbox().sandbox().providerPort();
        RunningService commands = start("command", providerPort);
        RunningService queries = start("query", providerPort);
        Marketplace writing = new Marketplace(commands.port(), providerPort, 0);
        Client provider = writing.provider();
        Client reading = Client.of(queries.port()).under("/api/v1").with(provider.token());

        String id = writing.publish(provider, writing.definition());

        assertThat(reading.get("/services/" + id).status())
                .as("the service is found at once, on another node")
                .isEqualTo(200);
        writing.awaitStatus(reading, id, "active");
        assertThat(provider.get("/services/" + id + "/status").status())
                .as("a process answers for its own roles only")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"command", "query"})
    void a_process_tells_how_the_neighbours_are_that_are_set_also_those_that_it_never_calls(String role) {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.onFreePorts())) {
            RunningService process = start(
                    role,
                    sandbox.providerPort(),
                    "--policy-engine-grpc-url=127.0.0.1:" + sandbox.policyPort(),
                    "--registry-api-url=http://127.0.0.1:" + sandbox.registryPort() + "/api/v1",
                    "--governance-dashboard-graphql-url=http://127.0.0.1:" + sandbox.governancePort() + "/graphql");

            awaitNeighbours(process, "healthy");
            sandbox.switches().turn(Neighbour.POLICY, Switch.to(Mode.GONE));
            sandbox.switches().turn(Neighbour.REGISTRY, Switch.to(Mode.GONE));
            sandbox.switches().turn(Neighbour.GOVERNANCE, Switch.to(Mode.GONE));
            awaitNeighbours(process, "unhealthy");
        }
    }

    private static void awaitNeighbours(RunningService process, String state) {
        await().untilAsserted(() -> {
            Answer health = Client.of(process.port()).get("/health");
            assertThat(Stream.of("policyEngine", "registry", "governance")
                            .map(name -> health.text("/dependencies/" + name)))
                    .containsOnly(state);
        });
    }

    private RunningService start(String role, int providerPort, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--roles=" + role,
                "--database-url=" + database,
                "--secret-key=" + SECRET_KEY,
                "--sandbox-provider-port=" + providerPort));
        arguments.addAll(List.of(more));
        RunningService service = PublishingService.start(
                RunningMarketplace.arguments(data.resolve(role), arguments.toArray(String[]::new)));
        running.push(service);
        return service;
    }
}
