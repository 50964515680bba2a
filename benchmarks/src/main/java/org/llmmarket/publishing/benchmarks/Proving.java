package org.llmmarket.publishing.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.llmmarket.publishing.store.embedded.PostgresServer;
import org.llmmarket.publishing.store.proof.LogProofs;
import org.springframework.util.FileSystemUtils;

/**
 * What the log's tree costs an append, and how long proofs take over a large log. Arguments: rounds (5), seconds a figure (5),
 * events of the large log (1000000). Started by {@code java -cp benchmarks.jar org.llmmarket.publishing.benchmarks.Proving}.
 */
public final class Proving {

    private static final int CLIENTS = 8;
    private static final int PROOFS = 2000;
    private static final int MILLIS = 1000;

    private final int rounds;
    private final long millis;
    private final int events;

    private Proving(int rounds, long millis, int events) {
        this.rounds = rounds;
        this.millis = millis;
        this.events = events;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 5;
        int events = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000_000;
        Path home = Path.of(Benchmarks.temporary());
        Path binaries = Path.of(System.getProperty("user.home"), ".cache", "publishing-postgres");
        try (PostgresServer server = PostgresServer.start(home.resolve("postgres"), binaries, 0)) {
            Proving proving = new Proving(rounds, seconds * MILLIS, events);
            proving.appends(Benchmarks.database(server, "appends"));
            proving.proofs(Benchmarks.database(server, "proofs"));
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        // Threads of libraries would keep the process alive.
        System.exit(0);
    }

    /** With the tree and without by turns, so that whatever else the machine does hits both alike. */
    private void appends(String url) throws Exception {
        try (OurStore store = new OurStore(url)) {
            store.creates(CLIENTS, 2 * millis);
            List<Measured> with = new ArrayList<>();
            List<Measured> without = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                with.add(store.creates(CLIENTS, millis));
                store.growTree(false);
                without.add(store.creates(CLIENTS, millis));
                store.growTree(true);
                // What was appended meanwhile is not of the next round.
                awaitTree(store);
            }
            Measured growing = Measured.median(with);
            Measured still = Measured.median(without);
            print("append, the tree growing", growing);
            print("append, without the tree", still);
            System.out.printf(
                    Locale.ROOT,
                    "the tree costs an append %.1f %%%n",
                    100 * (1 - growing.perSecond() / still.perSecond()));
        }
    }

    private static void awaitTree(OurStore store) throws InterruptedException {
        LogProofs proofs = store.bean(LogProofs.class);
        long size;
        do {
            size = proofs.size();
            TimeUnit.MILLISECONDS.sleep(1000);
        } while (proofs.size() > size);
    }

    private void proofs(String url) throws Exception {
        new OurStore(url).close();
        fill(url);
        try (OurStore store = new OurStore(url)) {
            LogProofs proofs = store.bean(LogProofs.class);
            long begun = System.nanoTime();
            while (proofs.size() < events) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            print("the tree takes in", Measured.rate(events, System.nanoTime() - begun));
            inclusion(proofs, PROOFS);
            print("proof of inclusion in " + events, inclusion(proofs, PROOFS));
            print("proof of consistency with " + events, consistency(proofs, PROOFS));
        }
    }

    /** With the event's place in the log and the root, as who asks over HTTP gets it. */
    private Measured inclusion(LogProofs proofs, int count) {
        return timed(count, () -> {
            long index = ThreadLocalRandom.current().nextLong(events);
            String event = proofs.leaf(index).orElseThrow().eventId();
            long place = proofs.indexOf(event).orElseThrow();
            boolean holds = proofs.inclusion(place, events)
                    .holds(proofs.leaf(place).orElseThrow().hash(), proofs.root(events));
            if (!holds) {
                throw new IllegalStateException("no proof of " + event);
            }
        });
    }

    private Measured consistency(LogProofs proofs, int count) {
        return timed(count, () -> {
            long from = ThreadLocalRandom.current().nextLong(1, events);
            if (!proofs.consistency(from, events).holds(proofs.root(from), proofs.root(events))) {
                throw new IllegalStateException("no proof from " + from);
            }
        });
    }

    private static Measured timed(int count, Runnable one) {
        LongStream.Builder nanos = LongStream.builder();
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long before = System.nanoTime();
            one.run();
            nanos.add(System.nanoTime() - before);
        }
        return Measured.of(nanos.build().toArray(), System.nanoTime() - begun);
    }

    private void fill(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO domain_event (aggregate_type, aggregate_id, sequence, event_id, name, at, payload,"
                            + " metadata) SELECT 'Account', 'a' || n / 10, n % 10, gen_random_uuid(), 'Credited', now(),"
                            + " json_build_object('account', 'a' || n / 10, 'amount', n, 'note', repeat('x', 200)), '{}'"
                            + " FROM generate_series(0, " + (events - 1) + ") AS n");
            statement.execute("ANALYZE domain_event");
        }
    }

    private static void print(String name, Measured figure) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %10.0f/s  p50 %8.2f ms  p99 %8.2f ms%n",
                name,
                figure.perSecond(),
                figure.p50Millis(),
                figure.p99Millis());
    }
}
