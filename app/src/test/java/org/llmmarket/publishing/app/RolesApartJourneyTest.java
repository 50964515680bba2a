package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    private RunningService start(String role, int providerPort) {
        RunningService service = PublishingService.start(RunningMarketplace.arguments(
                data.resolve(role),
                "--roles=" + role,
                "--database-url=" + database,
                "--secret-key=" + SECRET_KEY,
                "--sandbox-provider-port=" + providerPort));
        running.push(service);
        return service;
    }
}
