package org.llmmarket.publishing.app.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** One run: publishers at work, some faults chosen by the seed, rest, and then the invariants. */
final class FaultRun {

    private static final Duration REST = Duration.ofMinutes(3);
    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final Duration WINDOW = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final FaultSettings settings;
    private final long seed;
    private final Executor threads = task -> new Thread(task, "fault").start();
    private final List<String> story = new ArrayList<>();

    FaultRun(Cluster cluster, FaultSettings settings, long seed) {
        this.cluster = cluster;
        this.settings = settings;
        this.seed = seed;
    }

    /** Answers what did not hold. */
    List<String> violations() throws Exception {
        cluster.neighbours().forgetCalls();
        Load load = Load.on(cluster, seed, settings);
        try (load) {
            load.awaitCalm(Duration.ofMinutes(3));
            double full = load.rateOver(settings.calm());
            story.add("%.1f/s".formatted(full));
            for (List<Fault> together : faults()) {
                strike(together, load);
                double recovered = recovered(load, full);
                story.add(together + " then %.1f/s".formatted(recovered));
                if (recovered < settings.recovery() * full) {
                    load.journal()
                            .surprise("there were %.1f/s before %s, and %.1f/s at most in the ten seconds after it"
                                    .formatted(full, together, recovered));
                }
                full = Math.max(full, recovered);
            }
        }
        rest();
        return new Invariants(cluster).violations(load.journal());
    }

    /** What happened, in order. */
    String story() {
        return "seed " + seed + ": " + String.join(", ", story);
    }

    /** All at once, each in a thread of its own, until the last is put right again. */
    private void strike(List<Fault> together, Load load) {
        CompletableFuture.allOf(together.stream()
                        .map(fault -> CompletableFuture.runAsync(
                                () -> fault.strike(
                                        new Scene(cluster, load, new Random(seed ^ fault.ordinal()), settings)),
                                threads))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private List<List<Fault>> faults() {
        List<Fault> choice = Arrays.stream(Fault.values())
                .filter(fault ->
                        settings.only().equals(List.of("")) || settings.only().contains(fault.name()))
                .toList();
        Random random = new Random(seed);
        // Each comes first before one comes first again; with what it meets, chance decides.
        Fault first = choice.get(Math.floorMod(seed, choice.size()));
        List<List<Fault>> chosen = new ArrayList<>();
        for (int number = 0; number < settings.faults(); number++) {
            List<Fault> together = new ArrayList<>();
            together.add(number == 0 ? first : choice.get(random.nextInt(choice.size())));
            for (int more = 1; more < settings.together(); more++) {
                Fault next = choice.get(random.nextInt(choice.size()));
                if (together.stream().allMatch(next::goesWith)) {
                    together.add(next);
                }
            }
            chosen.add(together);
        }
        return chosen;
    }

    /** The best rate of any window until full speed is reached, or should have been. */
    private static double recovered(Load load, double full) {
        long end = System.nanoTime() + RECOVERY.toNanos();
        double best = 0;
        while (best < full && System.nanoTime() < end) {
            best = Math.max(best, load.rateOver(WINDOW));
        }
        return best;
    }

    /** Until nothing is left to do; what people never decided expires. */
    private void rest() {
        cluster.nodes().forEach(Node::awaitReady);
        await("everything has come to rest")
                .atMost(REST)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> {
                    bringDeadlinesForward();
                    return unfinished() == 0;
                });
    }

    /** So that each can be seen to have taken effect; a sunset after its notices. */
    private void bringDeadlinesForward() {
        cluster.database().jdbc().sql("""
                        UPDATE work SET due_at = now() WHERE due_at > now() AND (kind IN ('approval-expiry', 'sunset-notice')
                            OR (kind = 'sunset' AND NOT EXISTS (SELECT FROM work WHERE kind = 'sunset-notice')))""").update();
    }

    private long unfinished() {
        return cluster.database().jdbc().sql("""
                        SELECT (SELECT count(*) FROM domain_event s WHERE s.name = 'PublicationStarted'
                            AND s.aggregate_id NOT LIKE 'poison-%' AND NOT EXISTS (SELECT FROM domain_event e
                                WHERE e.aggregate_id = s.aggregate_id
                                AND e.name IN ('PublicationCompleted', 'PublicationFailed')))
                            + (SELECT count(*) FROM work WHERE (due_at < now() + interval '1 day' OR kind LIKE 'sunset%')
                                AND kind NOT IN ('policy-watch', 'registry-reconciliation'))
                            + (SELECT count(*) FROM token WHERE coalesce(token->>'globalIndex',
                                token->'currentToken'->>'globalIndex')::bigint < (SELECT max(position) FROM domain_event))""").query(Long.class).single();
    }
}
