package org.llmmarket.publishing.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.embedded.PostgresServer;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the catalogue anew in a real process of the service, alone and under a load of 50 writes and 500 reads a second that comes
 * from this process. Arguments: the executable jar, events (1000000), services (100000), rounds (3).
 */
public final class Rebuilding implements AutoCloseable {

    private static final int WRITES_A_SECOND = 50;
    private static final int READS_A_SECOND = 500;
    private static final int CLIENTS = 16;
    private static final double NANOS_A_MILLI = 1e6;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ADMIN = "{\"email\":\"admin@example.org\",\"password\":\"a-long-admin-password\"}";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private final Process service;
    private final List<String> services = new ArrayList<>();

    private Rebuilding(Path jar, Path home, String database) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        base = "http://localhost:" + port + "/api/v1";
        service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "--port=" + port,
                        "--roles=command,query",
                        "--sandbox=off",
                        "--database-url=" + database,
                        "--data-dir=" + home.resolve("service"),
                        "--bootstrap-admin-email=admin@example.org",
                        "--bootstrap-admin-password=a-long-admin-password")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("service.log").toFile())
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments.length > 0 ? arguments[0] : "app/target/publishing-service.jar");
        int events = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        int wanted = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100_000;
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
        Path home = Path.of(Benchmarks.temporary());
        Path binaries = Path.of(System.getProperty("user.home"), ".cache", "publishing-postgres");
        try (PostgresServer server = PostgresServer.start(home.resolve("postgres"), binaries, 0)) {
            String database = Benchmarks.database(server, "rebuilding");
            seed(database, events, wanted);
            try (Rebuilding process = new Rebuilding(jar, home, database)) {
                process.run(database, rounds);
            }
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        System.exit(0);
    }

    /** Real publications, and then clones of them under other ids. */
    private static void seed(String database, int events, int services) throws InterruptedException, SQLException {
        int originals = Math.min(1000, services);
        try (Publications process = new Publications(database)) {
            process.run(originals, CLIENTS);
        }
        String ids = "'([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{6})[0-9a-f]{6}',"
                + " '\\1' || lpad(to_hex(number), 6, '0'), 'g')";
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO domain_event (aggregate_type, aggregate_id, sequence, event_id, name, revision, at,"
                            + " service_id, payload, metadata) SELECT aggregate_type, regexp_replace(aggregate_id, "
                            + ids
                            + ", sequence, gen_random_uuid(), name, revision, at, regexp_replace(service_id, " + ids
                            + ", regexp_replace(payload::text, " + ids + "::json, metadata FROM domain_event,"
                            + " generate_series(1, " + (services / originals - 1) + ") AS number"
                            + " WHERE service_id IS NOT NULL ORDER BY number, position LIMIT " + events);
            statement.execute("VACUUM ANALYZE domain_event");
        }
    }

    private void run(String database, int rounds) throws Exception {
        awaitReady();
        String admin = signIn(ADMIN);
        String mail = "{\"name\":\"Acme\",\"email\":\"acme@example.org\",\"password\":\"correct horse battery\"";
        send("POST", "/auth/register", null, mail + ",\"role\":\"provider\"}");
        String provider = signIn("{\"email\":\"acme@example.org\",\"password\":\"correct horse battery\"}");
        while (isBehind(json(send("GET", "/projections", admin, null)))) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT service_id FROM catalog.service LIMIT 5000")) {
            while (rows.next()) {
                services.add(rows.getString(1));
            }
        }
        try (Load load = new Load(provider)) {
            TimeUnit.SECONDS.sleep(20);
            load.print("load without a rebuild, warming up");
        }
        try (Load load = new Load(provider)) {
            TimeUnit.SECONDS.sleep(10);
            load.print("load without a rebuild");
        }
        for (int round = 0; round < rounds; round++) {
            rebuild(admin, "alone");
            try (Load load = new Load(provider)) {
                TimeUnit.SECONDS.sleep(3);
                load.clear();
                rebuild(admin, "under load");
                load.print("load during the rebuild");
            }
        }
    }

    /** Whether any group has not done with the log yet: what it does would be measured too. */
    private static boolean isBehind(JsonNode groups) {
        return groups.path("data")
                .valueStream()
                .anyMatch(group -> group.path("lag").asLong() > 0);
    }

    private void rebuild(String admin, String how) throws Exception {
        send("POST", "/projections/catalog/rebuild", admin, "{}");
        JsonNode rebuild;
        do {
            TimeUnit.MILLISECONDS.sleep(100);
            rebuild = json(send("GET", "/projections/catalog/rebuild", admin, null));
        } while (!List.of("swapped", "failed", "held")
                .contains(rebuild.path("state").asString()));
        Duration whole = Duration.between(
                Instant.parse(rebuild.path("startedAt").asString()),
                Instant.parse(rebuild.path("endedAt").asString()));
        System.out.printf(
                Locale.ROOT,
                "rebuild %-10s %s, %d events in %.1f s: %.0f/s to the swap, %.0f/s in the first pass, parity %s%n",
                how,
                rebuild.path("state").asString(),
                rebuild.path("eventsTotal").asLong(),
                whole.toMillis() / 1000.0,
                rebuild.path("eventsTotal").asLong() * 1000.0 / whole.toMillis(),
                rebuild.path("eventsPerSecond").asDouble(),
                rebuild.path("parity"));
    }

    /** Sends at fixed times, whether answers come or not; what waits for a client counts as waiting. */
    private final class Load implements AutoCloseable {

        private final String provider;
        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicInteger writes = new AtomicInteger();
        private final ConcurrentLinkedQueue<Long> readNanos = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<Long> writeNanos = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();
        private final long begun = System.nanoTime();
        private volatile boolean goesOn = true;

        Load(String provider) {
            this.provider = provider;
            for (int i = 0; i < CLIENTS; i++) {
                run(reads, READS_A_SECOND, readNanos, this::read);
            }
            for (int i = 0; i < CLIENTS / 4; i++) {
                run(writes, WRITES_A_SECOND, writeNanos, number -> write());
            }
        }

        private void run(
                AtomicInteger sent, int aSecond, ConcurrentLinkedQueue<Long> nanos, IntFunction<HttpRequest> request) {
            Thread thread = new Thread(() -> {
                while (goesOn) {
                    int number = sent.getAndIncrement();
                    long due = begun + number * TimeUnit.SECONDS.toNanos(1) / aSecond;
                    try {
                        TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                        HttpResponse<byte[]> answer =
                                http.send(request.apply(number), HttpResponse.BodyHandlers.ofByteArray());
                        if (answer.statusCode() >= 400) {
                            errors.add(answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
                        }
                    } catch (IOException e) {
                        errors.add(e.toString());
                    } catch (InterruptedException e) {
                        return;
                    }
                    nanos.add(System.nanoTime() - due);
                }
            });
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }

        private HttpRequest read(int number) {
            String path = number % 10 == 0
                    ? "/services?limit=20"
                    : "/services/" + services.get(Math.floorMod(number * 7919, services.size()));
            return request("GET", path, provider, null);
        }

        private HttpRequest write() {
            return request("POST", "/services", provider, definition());
        }

        void clear() {
            readNanos.clear();
            writeNanos.clear();
            errors.clear();
        }

        void print(String what) {
            Measured read = of(readNanos);
            Measured write = of(writeNanos);
            System.out.printf(
                    Locale.ROOT,
                    "%s: reads p50 %.1f ms p99 %.1f ms, writes p50 %.1f ms p99 %.1f ms, %d reads, %d writes, %d errors %s%n",
                    what,
                    read.p50Millis(),
                    read.p99Millis(),
                    write.p50Millis(),
                    write.p99Millis(),
                    readNanos.size(),
                    writeNanos.size(),
                    errors.size(),
                    errors.stream().limit(2).toList());
            clear();
        }

        private static Measured of(ConcurrentLinkedQueue<Long> nanos) {
            return Measured.of(nanos.stream().mapToLong(Long::longValue).toArray(), (long) NANOS_A_MILLI);
        }

        @Override
        public void close() {
            goesOn = false;
            threads.forEach(Rebuilding::join);
        }
    }

    private static String definition() {
        return """
                {"name": "Service %s", "version": "1.0.0", "description": "Translates anything into anything else.",
                 "category": "translation", "tags": ["nlp"],
                 "capabilities": [{"name": "chat", "description": "Answers in words."}],
                 "endpoint": {"url": "https://8.8.8.8/v1", "protocol": "rest", "authentication": "api-key"},
                 "pricing": {"model": "per-token", "rates": [{"tier": "standard", "rate": 0.02, "unit": "1k tokens"}]},
                 "sla": {"availability": 99.5, "maxLatency": 2000, "supportLevel": "basic"},
                 "compliance": {"level": "public", "certifications": [], "dataResidency": ["US"],
                                "gdprCompliant": false, "hipaaCompliant": false},
                 "openApiSpec": {"openapi": "3.1.0", "info": {"title": "A model", "version": "1.0.0"},
                    "paths": {"/models": {"get": {"responses": {"200": {"description": "The models."}}}}}}}""".formatted(UUID.randomUUID());
    }

    private void awaitReady() throws Exception {
        for (int i = 0; i < 600; i++) {
            try {
                if (send("GET", "/health/ready", null, null).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // It is still starting.
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("The service has not started; see service.log");
    }

    private String signIn(String account) throws Exception {
        return json(send("POST", "/auth/login", null, account))
                .path("accessToken")
                .asString();
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpResponse<byte[]> send(String method, String path, @Nullable String token, @Nullable String body)
            throws IOException, InterruptedException {
        return http.send(request(method, path, token, body), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest request(String method, String path, @Nullable String token, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return (token == null ? request : request.header("Authorization", "Bearer " + token)).build();
    }

    @Override
    public void close() {
        service.destroy();
        service.onExit().join();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
