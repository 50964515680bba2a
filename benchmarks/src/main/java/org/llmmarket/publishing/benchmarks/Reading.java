package org.llmmarket.publishing.benchmarks;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.llmmarket.publishing.store.embedded.PostgresServer;
import org.springframework.util.FileSystemUtils;

/**
 * Measures reads of the assembled application over HTTP, with ratios to limits of the same run: PH, nginx answering the same
 * bytes, and PD, a bare Spring endpoint with one select by primary key. Arguments: services (100000), rounds (3), seconds a
 * figure (10), the application (app/target/publishing-service.jar). Without nginx on the path there is no PH.
 */
final class Reading {

    private static final int CONNECTIONS = 16;
    private static final long WARM_UP_MILLIS = 30_000;
    private static final String SERVICES = "/api/v1/services/";
    private static final String PH = "PH: nginx, the same bytes";
    private static final String PD = "PD: bare Spring, one select";
    private static final String CACHED = "cached GET of a service";
    private static final String CACHED_MANY = "cached GET, of 1000 services";
    private static final String UNCACHED = "uncached GET";
    private static final String PD_BESIDE = "PD in the rounds of the uncached";
    private static final String SEARCH = "search with a filter";
    private static final String AS_OF = "a service as of an instant";
    private static final String LIST_AS_OF = "a page as of an instant, filtered";

    private final int rounds;
    private final long millis;
    private final Map<String, List<Measured>> measured = new LinkedHashMap<>();

    private Reading(int rounds, long millis) {
        this.rounds = rounds;
        this.millis = millis;
    }

    public static void main(String[] arguments) throws Exception {
        int services = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        long seconds = arguments.length > 2 ? Long.parseLong(arguments[2]) : 10;
        Path jar = Path.of(arguments.length > 3 ? arguments[3] : "app/target/publishing-service.jar");
        Path home = Path.of(Benchmarks.temporary());
        Path binaries = Path.of(System.getProperty("user.home"), ".cache", "publishing-postgres");
        try (PostgresServer server = PostgresServer.start(home.resolve("postgres"), binaries, 0)) {
            String database = Benchmarks.database(server, "reading");
            Marketplace marketplace = Marketplace.filled(database, services);
            new Reading(rounds, seconds * 1000).run(marketplace, database, jar);
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        // Threads of libraries would keep the process alive.
        System.exit(0);
    }

    private void run(Marketplace marketplace, String database, Path jar) throws Exception {
        Instant filled = Instant.now();
        String hot = SERVICES + marketplace.any(new Random(7));
        List<String> some = Stream.generate(new Random(8)::nextLong)
                .limit(1000)
                .map(seed -> SERVICES + marketplace.any(new Random(seed)))
                .toList();
        try (ServerProcess application = ServerProcess.application(jar, database, Map.of());
                ServerProcess bare = ServerProcess.bareSpring(database)) {
            Optional<ServerProcess> nginx = nginx(HttpLoad.fetch(application.port(), hot));
            try {
                Function<Random, String> select = random -> "/services/" + marketplace.any(random);
                Function<Random, String> search = random -> "/api/v1/services?q=" + Marketplace.word(random)
                        + "&category=" + Marketplace.category(random).wire();
                Function<Random, String> asOf =
                        random -> SERVICES + marketplace.any(random) + "?asOf=" + since(filled, random);
                Function<Random, String> listAsOf = random -> "/api/v1/services?category="
                        + Marketplace.category(random).wire() + "&asOf=" + since(filled, random);
                application.awaitAbreast();
                warmUp(application, random -> hot);
                warmUp(application, asOf);
                warmUp(application, listAsOf);
                warmUp(application, search);
                warmUp(bare, select);
                for (int round = 0; round < rounds; round++) {
                    if (nginx.isPresent()) {
                        measure(PH, nginx.get(), random -> "/service.json");
                    }
                    measure(CACHED, application, random -> hot);
                    measure(CACHED_MANY, application, random -> some.get(random.nextInt(some.size())));
                    measure(PD, bare, select);
                    measure(SEARCH, application, search);
                    measure(AS_OF, application, asOf);
                    measure(LIST_AS_OF, application, listAsOf);
                }
            } finally {
                if (nginx.isPresent()) {
                    nginx.get().close();
                }
            }
        }
        uncached(marketplace, database, jar);
        print();
    }

    /** An instant at which all services were there. */
    private static Instant since(Instant filled, Random random) {
        return filled.plusMillis(random.nextLong(
                Math.max(1, Duration.between(filled, Instant.now()).toMillis())));
    }

    /** By a process that keeps nothing, beside the limit of the same minutes. */
    private void uncached(Marketplace marketplace, String database, Path jar) throws Exception {
        Map<String, String> nothing = Map.of("publishing.cache.service-versions", "0");
        try (ServerProcess application = ServerProcess.application(jar, database, nothing);
                ServerProcess bare = ServerProcess.bareSpring(database)) {
            Function<Random, String> any = random -> SERVICES + marketplace.any(random);
            Function<Random, String> select = random -> "/services/" + marketplace.any(random);
            application.awaitAbreast();
            warmUp(application, any);
            warmUp(bare, select);
            for (int round = 0; round < rounds; round++) {
                measure(PD_BESIDE, bare, select);
                measure(UNCACHED, application, any);
            }
        }
    }

    private static Optional<ServerProcess> nginx(byte[] bytes) throws Exception {
        for (String folder : (System.getenv("PATH") + ":/usr/sbin").split(File.pathSeparator, -1)) {
            Path executable = Path.of(folder, "nginx");
            if (Files.isExecutable(executable)) {
                return Optional.of(ServerProcess.nginx(executable.toString(), bytes));
            }
        }
        System.out.println("There is no nginx on the path, and so no PH.");
        return Optional.empty();
    }

    private void warmUp(ServerProcess server, Function<Random, String> path) throws Exception {
        HttpLoad.run(server.port(), CONNECTIONS, Math.max(millis, WARM_UP_MILLIS), path);
    }

    private void measure(String name, ServerProcess server, Function<Random, String> path) throws Exception {
        Measured one = HttpLoad.run(server.port(), CONNECTIONS, millis, path);
        measured.computeIfAbsent(name, first -> new ArrayList<>()).add(one);
        System.out.printf(
                Locale.ROOT,
                "%-34s %10.0f/s  p50 %8.2f ms  p99 %8.2f ms%n",
                name,
                one.perSecond(),
                one.p50Millis(),
                one.p99Millis());
    }

    private void print() {
        System.out.printf(Locale.ROOT, "%nMedians of %d rounds, %d connections%n", rounds, CONNECTIONS);
        double nginx = rate(PH);
        measured.forEach((name, all) -> {
            // Each against the limit of its own rounds: no two processes are equally warm.
            double select = rate(name.equals(UNCACHED) || name.equals(PD_BESIDE) ? PD_BESIDE : PD);
            Measured median = Measured.median(all);
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %10.0f/s  %6.3f PH  %6.3f PD  p50 %8.2f ms  p99 %8.2f ms%n",
                    name,
                    median.perSecond(),
                    median.perSecond() / nginx,
                    median.perSecond() / select,
                    median.p50Millis(),
                    median.p99Millis());
        });
    }

    private double rate(String name) {
        List<Measured> all = measured.get(name);
        return all == null ? Double.NaN : Measured.median(all).perSecond();
    }
}
