package org.llmmarket.publishing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.llmmarket.publishing.store.embedded.PostgresServer;
import org.springframework.util.FileSystemUtils;

/**
 * Runs every benchmark against one durable PostgreSQL and prints the medians, with ratios to the limit of the same run: P1,
 * one-row insert transactions of the same shape, and PC, an ordered COPY of the log. Arguments: rounds (3), seconds a figure (10),
 * publications a round (2000).
 */
public final class Benchmarks {

    private static final int CLIENTS = 8;
    private static final int UNDER_WAY = 32;
    private static final int WARM_UP_MILLIS = 5000;
    private static final int PUBLICATION_EVENTS = 9;
    private static final Path HOME = home();

    private final int rounds;
    private final long millis;
    private final int publications;
    private final Map<String, List<Measured>> measured = new LinkedHashMap<>();

    private Benchmarks(int rounds, long millis, int publications) {
        this.rounds = rounds;
        this.millis = millis;
        this.publications = publications;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 10;
        int publications = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2000;
        Path binaries = Path.of(System.getProperty("user.home"), ".cache", "publishing-postgres");
        try (PostgresServer server = PostgresServer.start(HOME.resolve("postgres"), binaries, 0)) {
            new Benchmarks(rounds, seconds * 1000, publications).run(server);
        } finally {
            FileSystemUtils.deleteRecursively(HOME);
        }
        // Threads of libraries would keep the process alive.
        System.exit(0);
    }

    private static Path home() {
        try {
            return Files.createTempDirectory("publishing-benchmarks-");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String temporary() {
        return HOME.toString();
    }

    private void run(PostgresServer server) throws Exception {
        appends(server);
        axon(server);
        publications(server);
        print();
    }

    private void appends(PostgresServer server) throws Exception {
        String url = database(server, "ours");
        try (OurStore store = new OurStore(url)) {
            PlainJdbc plain = new PlainJdbc(url);
            plain.inserts(1, CLIENTS, WARM_UP_MILLIS);
            store.creates(CLIENTS, WARM_UP_MILLIS);
            store.commandsOn(1, CLIENTS, WARM_UP_MILLIS);
            for (int round = 0; round < rounds; round++) {
                measure("P1: one-row transactions", () -> plain.inserts(1, CLIENTS, millis));
                measure("P9: nine-row transactions", () -> plain.inserts(PUBLICATION_EVENTS, CLIENTS, millis));
                measure("create, one event", () -> store.creates(CLIENTS, millis));
                measure("command on 5 events", () -> store.commandsOn(5, CLIENTS, millis));
                measure("command on 5000 events", () -> store.commandsOn(5000, CLIENTS, millis));
                measure("hop to a reader", () -> store.hops(store, 2000));
                // A second store of its own knows of an append only what the server tells it, like any other process.
                try (OurStore other = new OurStore(url)) {
                    other.hops(other, 100);
                    measure("hop to another process", () -> store.hops(other, 2000));
                }
            }
        }
    }

    private void axon(PostgresServer server) throws Exception {
        try (AxonStore axon = new AxonStore(database(server, "axon"))) {
            axon.creates(CLIENTS, WARM_UP_MILLIS);
            for (int round = 0; round < rounds; round++) {
                measure("Axon's own: create", () -> axon.creates(CLIENTS, millis));
                measure("Axon's own: command on 5 events", () -> axon.commandsOn(5, CLIENTS, millis));
            }
        }
    }

    private void publications(PostgresServer server) throws Exception {
        String url = database(server, "publications");
        try (Publications process = new Publications(url)) {
            PlainJdbc plain = new PlainJdbc(url);
            // The whole path is a lot of code for two compiler threads on two cores.
            process.run(2 * publications, UNDER_WAY);
            for (int round = 0; round < rounds; round++) {
                measure("projection lag", () -> process.lags(Math.max(1, publications / 10)));
                measure("publication, one at a time", () -> process.run(Math.max(1, publications / 10), 1));
                measure("publication, " + UNDER_WAY + " at a time", () -> process.run(publications, UNDER_WAY));
            }
            for (int round = 0; round < rounds; round++) {
                measure("PC: COPY of the log", plain::copyOut);
                measure("COPY of the log into a table", plain::copy);
                measure("replay into the catalogue", process::replay);
            }
        }
    }

    private void measure(String name, Callable<Measured> figure) throws Exception {
        Measured one = figure.call();
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
        double insert = Measured.median(Objects.requireNonNull(measured.get("P1: one-row transactions")))
                .perSecond();
        double copy = Measured.median(Objects.requireNonNull(measured.get("PC: COPY of the log")))
                .perSecond();
        System.out.printf(Locale.ROOT, "%nMedians of %d rounds%n", rounds);
        measured.forEach((name, all) -> {
            Measured median = Measured.median(all);
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %10.0f/s  %6.3f P1  %6.3f PC  p50 %8.2f ms  p99 %8.2f ms%n",
                    name,
                    median.perSecond(),
                    median.perSecond() / insert,
                    median.perSecond() / copy,
                    median.p50Millis(),
                    median.p99Millis());
        });
    }

    static String database(PostgresServer server, String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return server.jdbcUrl(name) + "?user=" + server.user() + "&password=" + server.password();
    }
}
