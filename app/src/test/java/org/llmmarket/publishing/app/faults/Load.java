package org.llmmarket.publishing.app.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.llmmarket.publishing.app.Definition;

/** Many publishers at once. */
final class Load implements AutoCloseable {

    private static final int ACCOUNTS = 4;

    private final Journal journal = new Journal();
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> providers = new ArrayList<>();
    private Duration usual = Duration.ZERO;

    private Load() {}

    static Load on(Cluster cluster, long seed, FaultSettings settings) {
        Load load = new Load();
        Definition definition = cluster.neighbours().definition();
        String admin = cluster.admin();
        for (int account = 0; account < ACCOUNTS; account++) {
            load.providers.add(cluster.provider("provider-" + account));
        }
        int publishers = settings.publishers();
        for (int number = 0; number < publishers; number++) {
            Thread thread = new Thread(
                    new Publisher(
                            cluster,
                            definition,
                            load.providers.get(number % ACCOUNTS),
                            admin,
                            seed * publishers + number,
                            settings.pause(),
                            load.journal),
                    "publisher-" + number);
            thread.setDaemon(true);
            thread.start();
            load.threads.add(thread);
        }
        return load;
    }

    Journal journal() {
        return journal;
    }

    /** The access token of one of those who publish. */
    String provider() {
        return providers.get(0);
    }

    /** Waits for publications that begin now to end, and takes note of how long that takes while nothing is broken. */
    void awaitCalm(Duration atMost) {
        long begun = System.nanoTime();
        awaitFlow("before any fault", atMost);
        usual = Duration.ofNanos(System.nanoTime() - begun);
    }

    /** The time for a takeover, and beside it what this machine needs for as much without any fault, four times over. */
    void awaitTakeover(String when, Duration takeover) {
        awaitFlow(when, takeover.plus(usual.multipliedBy(4)));
    }

    /** Waits until publications that begin now come to their end. */
    void awaitFlow(String when, Duration atMost) {
        long now = System.nanoTime();
        await("publications end " + when).atMost(atMost).until(() -> journal.hasEndedSince(now));
    }

    /** How many publications end a second, over the window that begins now. */
    double rateOver(Duration window) {
        long from = System.nanoTime();
        long to = from + window.toNanos();
        await().atMost(window.plusSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> System.nanoTime() >= to);
        return journal.rate(from, to);
    }

    @Override
    public void close() {
        journal.close();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
