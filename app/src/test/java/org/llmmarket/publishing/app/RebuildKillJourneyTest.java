package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.llmmarket.publishing.sandbox.Sandbox;
import org.llmmarket.publishing.sandbox.SandboxSettings;
import org.llmmarket.publishing.store.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The executable itself, killed at different moments of a rebuild while people read and write. */
class RebuildKillJourneyTest {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 1);
    private static final int CLONES = Integer.getInteger("kill.rebuild.clones", 2000);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** What is waited for before the kill; a moment that has passed unseen is as good. */
    private static final List<String> MOMENTS = List.of(
            "state = 'building' AND events_done > events_total / 3",
            "state IN ('swapping', 'swapped')",
            "state = 'indexing'",
            "state = 'comparing'",
            "state = 'building'",
            "state = 'catching_up'",
            "state = 'swapped'",
            "state = 'requested'",
            "state = 'building' AND events_done > events_total * 2 / 3",
            "state = 'swapping'");

    /** Services whose row is not where the group's token says that it is; read in one snapshot. */
    private static final String NOT_WHOLE = """
            WITH stood AS (SELECT coalesce(token->>'globalIndex', token->'currentToken'->>'globalIndex')::bigint AS upto
                           FROM token WHERE processor = 'catalog'),
                 said AS (SELECT service_id, max(position) AS position FROM domain_event, stood
                          WHERE position <= upto AND service_id IS NOT NULL GROUP BY service_id)
            SELECT count(*) FROM said FULL JOIN catalog.service stands USING (service_id)
            WHERE stands.position IS DISTINCT FROM said.position""";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it in
    Path folder;

    private final String database = TestDatabase.freshUrl();
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.pool(database));
    private final int port = freePort();
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.onFreePorts());
    private final int providerPort = sandbox.providerPort();
    private final Marketplace marketplace = new Marketplace(port, providerPort, freePort());
    private final List<Process> processes = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile boolean isUp;
    private volatile boolean goesOn = true;

    @AfterEach
    void end() {
        goesOn = false;
        processes.forEach(Process::destroyForcibly);
        sandbox.close();
    }

    @Test
    void whenever_it_is_killed_either_the_old_or_the_new_model_stands_there_whole() throws Exception {
        Process process = start();
        Client provider = marketplace.provider();
        String known = marketplace.publish(provider, marketplace.definition());
        marketplace.publish(provider, marketplace.definition());
        cloneTheLog();
        List<Thread> people = List.of(
                busy("read", () -> provider.get("/services?limit=20")),
                busy("read one", () -> provider.get("/services/" + known)),
                busy(
                        "write",
                        () -> provider.post(
                                "/services", marketplace.definition().json())));

        for (int round = 0; round < ROUNDS; round++) {
            awaitCaughtUp();
            assertThat(marketplace
                            .admin()
                            .post("/projections/catalog/rebuild", Map.of())
                            .status())
                    .isEqualTo(202);
            awaitMoment(MOMENTS.get(round % MOMENTS.size()));

            isUp = false;
            process.destroyForcibly().waitFor();

            assertThat(jdbc.sql(NOT_WHOLE).query(Long.class).single())
                    .as("rows that are not where the group stands, killed at " + MOMENTS.get(round % MOMENTS.size()))
                    .isZero();
            process = start();
            await().atMost(PATIENCE)
                    .until(
                            () -> marketplace
                                    .admin()
                                    .get("/projections/catalog/rebuild")
                                    .text("/state"),
                            "swapped"::equals);
        }

        goesOn = false;
        for (Thread person : people) {
            person.join();
        }
        assertThat(faults).isEmpty();
        assertThat(answered.get()).isGreaterThan(20);
        isWhatAFreshFoldSays();
    }

    /** Held against a fresh fold, no row differs. */
    private void isWhatAFreshFoldSays() {
        awaitCaughtUp();
        Client admin = marketplace.admin();
        admin.post("/projections/catalog/rebuild?onDifference=hold", Map.of());
        Answer ended = await().atMost(PATIENCE)
                .until(() -> admin.get("/projections/catalog/rebuild"), rebuild -> List.of("swapped", "held", "failed")
                        .contains(rebuild.text("/state")));
        assertThat(ended.text("/state")).as(ended.toString()).isEqualTo("swapped");
        assertThat(ended.json().path("parity").path("rows").asInt()).isGreaterThan(2 * CLONES);
    }

    /** So that a rebuild takes long enough to be killed in the middle. */
    private void cloneTheLog() {
        String ids = "'([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{6})[0-9a-f]{6}',"
                + " '\\1' || lpad(to_hex(number), 6, '0'), 'g')";
        jdbc.sql(
                        "INSERT INTO domain_event (aggregate_type, aggregate_id, sequence, event_id, name, revision, at, service_id,"
                                + " payload, metadata) SELECT aggregate_type, regexp_replace(aggregate_id, " + ids
                                + ", sequence, gen_random_uuid(), name, revision, at, regexp_replace(service_id, " + ids
                                + ", regexp_replace(payload::text, " + ids + "::json, metadata FROM domain_event,"
                                + " generate_series(1, :clones) AS number WHERE service_id IS NOT NULL ORDER BY number, position")
                .param("clones", CLONES)
                .update();
    }

    private void awaitMoment(String moment) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String reached = "SELECT count(*) FROM read_model_rebuild WHERE projection = 'catalog' AND (" + moment
                + " OR state IN ('swapped', 'failed'))";
        while (jdbc.sql(reached).query(Integer.class).single() == 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private void awaitCaughtUp() {
        await().atMost(PATIENCE)
                .until(() -> marketplace
                                .admin()
                                .get("/projections/catalog")
                                .json()
                                .path("lag")
                                .asLong()
                        < 200);
    }

    private Thread busy(String what, Supplier<Answer> call) {
        Thread person = new Thread(
                () -> {
                    while (goesOn) {
                        boolean wasUp = isUp;
                        try {
                            Answer answer = call.get();
                            answered.incrementAndGet();
                            if (answer.status() >= 400 && wasUp && isUp) {
                                faults.add(what + ": " + answer);
                            }
                        } catch (RuntimeException e) {
                            if (wasUp && isUp) {
                                faults.add(what + ": " + e);
                            }
                        }
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                    }
                },
                what);
        person.start();
        return person;
    }

    /** Without sagas, which would go on with what is cloned. */
    private Process start() throws IOException {
        Process process = new ProcessBuilder(ExecutableJar.command(List.of(RunningMarketplace.arguments(
                        folder.resolve("data"),
                        "--port=" + port,
                        "--roles=command,query",
                        "--database-url=" + database,
                        "--sandbox-provider-port=" + providerPort))))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        processes.add(process);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> marketplace.anybody().get("/health/ready").status() == 200);
        isUp = true;
        return process;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
