package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The executable itself, killed in the middle of its work. */
class KillJourneyTest {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it in
    Path folder;

    private final int port = freePort();
    private final int registryPort = freePort();
    private final int providerPort = freePort();
    private final Marketplace marketplace = new Marketplace(port, providerPort, registryPort);
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(KillJourneyTest::terminate);
    }

    @Test
    void a_publication_that_was_killed_in_the_middle_completes_once_after_the_next_start() throws Exception {
        Process first = start();
        Client provider = marketplace.provider();
        Client sandbox = Client.of(registryPort);
        sandbox.put("/switches/provider", Map.of("mode", "slow", "delayMs", 1500));
        Definition definition = marketplace.definition().with("sla", "maxLatency", 5000);
        String id = marketplace.publish(provider, definition);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Marketplace.stage(provider.get("/services/" + id + "/status"), "endpoint-tests")
                        .path("state")
                        .asString()
                        .equals("running"));

        first.destroyForcibly().waitFor();
        start();

        marketplace.awaitStatus(provider, id, "active");
        List<String> events = provider.get("/services/" + id + "/history?limit=100")
                .json()
                .path("data")
                .valueStream()
                .map(event -> event.path("event").asString())
                .toList();
        assertThat(events).doesNotHaveDuplicates().contains("VersionActivated", "PublicationCompleted");
    }

    @Test
    void what_was_sent_under_a_key_to_a_killed_process_is_done_once_and_answered_after_the_next_start()
            throws Exception {
        Process process = start();
        Client provider = marketplace.provider();
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Definition> sent = new HashMap<>();
            for (int i = 0; i < 8; i++) {
                sent.put(UUID.randomUUID().toString(), marketplace.definition());
            }
            ExecutorService senders = Executors.newFixedThreadPool(sent.size());
            sent.forEach((key, definition) -> {
                Future<?> lost =
                        senders.submit(() -> provider.post("/services", definition.json(), "Idempotency-Key", key));
                assertThat(lost).isNotNull();
            });
            // Some have committed when the first is answered, and not all are answered.
            Map.Entry<String, Definition> first = sent.entrySet().iterator().next();
            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(5 + 20L * round))
                    .ignoreExceptions()
                    .until(() -> provider.post("/services", first.getValue().json(), "Idempotency-Key", first.getKey())
                                    .status()
                            < 500);
            process.destroyForcibly().waitFor();
            senders.shutdownNow();
            process = start();

            sent.forEach((key, definition) -> {
                Answer answer = await().atMost(Duration.ofSeconds(15))
                        .until(
                                () -> provider.post("/services", definition.json(), "Idempotency-Key", key),
                                said -> said.status() != 409);
                assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
                assertThat(provider.get("/services/" + answer.text("/serviceId"))
                                .text("/name"))
                        .isEqualTo(definition.name());
                assertThat(provider.post("/services", definition.json(), "Idempotency-Key", key)
                                .text())
                        .isEqualTo(answer.text());
                assertThat(provider.get("/services/" + answer.text("/serviceId") + "/history?limit=100")
                                .json()
                                .path("data")
                                .valueStream()
                                .filter(event -> event.path("event").asString().equals("PublicationStarted")))
                        .hasSize(1);
            });
        }
    }

    @Test
    void a_second_process_on_the_same_data_says_in_one_line_why_it_ends() throws Exception {
        start();

        Process second = run(ExecutableJar::itself, "second.log");

        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(Files.readAllLines(folder.resolve("second.log")))
                .filteredOn(line -> !line.contains(" INFO "))
                .singleElement()
                .asString()
                .contains("The service could not start: The data directory ", " is in use by process ");
    }

    private Process start() throws IOException {
        Process process = run(
                ExecutableJar::command,
                "log",
                "--port=" + port,
                "--sandbox-registry-port=" + registryPort,
                "--sandbox-provider-port=" + providerPort);
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> marketplace.anybody().get("/health/ready").status() == 200);
        return process;
    }

    private Process run(UnaryOperator<List<String>> how, String log, String... arguments) throws IOException {
        Process process = new ProcessBuilder(
                        how.apply(List.of(RunningMarketplace.arguments(folder.resolve("data"), arguments))))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Files.createDirectories(folder).resolve(log).toFile()))
                .start();
        processes.add(process);
        return process;
    }

    private static void terminate(Process process) {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
