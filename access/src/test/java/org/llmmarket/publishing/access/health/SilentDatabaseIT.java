package org.llmmarket.publishing.access.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.llmmarket.publishing.access.server.SampleServer;
import org.llmmarket.publishing.access.server.Visitor;
import org.llmmarket.publishing.store.embedded.PostgresServer;

/** A server that stands still takes connections and answers nothing, which is worse than none. */
class SilentDatabaseIT {

    private static final Path BINARIES = Path.of(System.getProperty("user.home"), ".cache", "publishing-postgres");

    @Test
    void nobody_waits_long_for_a_database_that_says_nothing(@TempDir Path directory) throws Exception {
        try (PostgresServer database = PostgresServer.startFleeting(directory, BINARIES);
                SampleServer server = SampleServer.start(
                        database.jdbcUrl() + "?user=" + database.user() + "&password=" + database.password(),
                        "--publishing.access.database-silence=3s")) {
            Visitor provider = server.visitor().register("provider");
            assertThat(write(provider).status()).isEqualTo(201);

            signal(directory, "STOP");
            try {
                everybodyIsTurnedAway(provider);
                // By now nobody knows any more who the caller is.
                everybodyIsTurnedAway(provider);
                assertThat(server.visitor().get("/health").status()).isEqualTo(503);
                assertThat(server.visitor().get("/metrics").text())
                        .contains("publishing_dependency_health{dependency=\"database\"} 0.0");
            } finally {
                signal(directory, "CONT");
            }

            await("it writes again")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> write(provider).status() == 201);
        }
    }

    private static void everybodyIsTurnedAway(Visitor provider) throws InterruptedException, ExecutionException {
        ExecutorService callers = Executors.newFixedThreadPool(30);
        Callable<Visitor.Answer> call = () -> write(provider);
        try {
            long begun = System.nanoTime();
            for (Future<Visitor.Answer> each : callers.invokeAll(Collections.nCopies(30, call))) {
                assertThat(each.get().isProblem(503, "SERVICE_UNAVAILABLE").header("Retry-After"))
                        .isNotBlank();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(25));
        } finally {
            callers.shutdownNow();
        }
    }

    private static Visitor.Answer write(Visitor provider) {
        return provider.post("/api/v1/rows?row=silent", "{}");
    }

    private static void signal(Path directory, String name) throws IOException, InterruptedException {
        long postmaster = Long.parseLong(Files.readAllLines(directory.resolve("cluster/postmaster.pid"))
                .get(0)
                .strip());
        ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
        for (ProcessHandle each :
                Stream.concat(Stream.of(server), server.descendants()).toList()) {
            new ProcessBuilder("kill", "-" + name, Long.toString(each.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }
}
