package org.llmmarket.publishing.app.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionTimeoutException;
import org.llmmarket.publishing.app.Client;

/** Where a fault strikes: the processes, the load on them, and the dice. */
record Scene(Cluster cluster, Load load, Random random, FaultSettings settings) {

    /** For what has to start first, on a busy machine. */
    private static final Duration START = Duration.ofMinutes(5);

    private static final Duration TO_SHOW = Duration.ofSeconds(10);

    private static final Duration TO_BE_TOLD = Duration.ofSeconds(20);

    /** Who is frozen himself is not waited for. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(2);

    /** How health calls the neighbours that it tells of. */
    private static final Map<String, String> DEPENDENCIES =
            Map.of("policy", "policyEngine", "registry", "registry", "governance", "governance");

    /** What a timeline calls an attempt to get an answer of those that every publication needs. */
    private static final Map<String, String> TOLD_AS =
            Map.of("policy", "unavailable", "registry", "unavailable", "provider", "failed");

    void killOneOf(List<Node> nodes) {
        Node node = take(nodes);
        try {
            aMomentPasses();
            node.kill();
            awaitOthers(nodes, "while " + node + " is dead");
            node.start().awaitReady();
        } finally {
            node.release();
        }
    }

    void freezeOneOf(List<Node> nodes) {
        Node node = take(nodes);
        try {
            aMomentPasses();
            long thaw = System.nanoTime() + settings.frozen().toNanos();
            node.signal(Signal.STOP);
            awaitOthers(nodes, "while " + node + " is frozen");
            parkUntil(thaw);
        } finally {
            node.signal(Signal.CONT);
            node.release();
        }
    }

    /** One of them that has no other fault at the moment; when all have, the first that is well again. */
    private Node take(List<Node> nodes) {
        List<Node> shuffled = new ArrayList<>(nodes);
        Collections.shuffle(shuffled, random);
        for (Node node : shuffled) {
            if (node.tryTake()) {
                return node;
            }
        }
        shuffled.get(0).take();
        return shuffled.get(0);
    }

    private void awaitOthers(List<Node> nodes, String when) {
        if (nodes.size() > 1) {
            awaitTakeover(when);
        }
    }

    private void awaitTakeover(String when) {
        // Who should take over may be struck himself.
        if (settings.together() == 1) {
            load.awaitTakeover(when, settings.takeover());
        }
    }

    void killDatabase() {
        aMomentPasses();
        cluster.database().kill();
        cluster.database().restart();
        load.awaitFlow("after the database was killed", START);
    }

    void freezeDatabase() {
        aMomentPasses();
        long thaw = System.nanoTime() + settings.frozen().toNanos();
        cluster.database().signal(Signal.STOP);
        try {
            mustShow("database");
            parkUntil(thaw);
        } finally {
            cluster.database().signal(Signal.CONT);
        }
    }

    /** Without it everything goes on; what is sent to it waits. */
    void killBroker() {
        aMomentPasses();
        cluster.broker().kill();
        try {
            mustShow("kafka");
            awaitTakeover("while the broker is dead");
        } finally {
            cluster.broker().start();
        }
    }

    void freezeBroker() {
        aMomentPasses();
        long thaw = System.nanoTime() + settings.frozen().toNanos();
        Signal.STOP.to(cluster.broker().pid());
        try {
            mustShow("kafka");
            awaitTakeover("while the broker is frozen");
            parkUntil(thaw);
        } finally {
            Signal.CONT.to(cluster.broker().pid());
        }
    }

    /** Without it reads are slower, and nothing else. */
    void killRedis() {
        aMomentPasses();
        cluster.redis().kill();
        try {
            mustShow("redis");
            awaitTakeover("while Redis is dead");
        } finally {
            cluster.redis().restart();
        }
    }

    void freezeRedis() {
        aMomentPasses();
        long thaw = System.nanoTime() + settings.frozen().toNanos();
        cluster.redis().signal(Signal.STOP);
        try {
            mustShow("redis");
            awaitTakeover("while Redis is frozen");
            parkUntil(thaw);
        } finally {
            cluster.redis().signal(Signal.CONT);
        }
    }

    void fillDisk() {
        if (cluster.database().hasSmallDisk()) {
            long cleared = System.nanoTime() + settings.lasting().toNanos();
            cluster.database().fillDisk();
            try {
                mustShow("database");
                parkUntil(cleared);
            } finally {
                cluster.database().clearDisk();
            }
            load.awaitFlow("after the disk was full", START);
        }
    }

    /** Lets a neighbour be slow for a while. */
    void slowDown(String neighbour) {
        cluster.neighbours().turn(neighbour, Map.of("mode", "slow", "delayMs", 1500));
        parkUntil(System.nanoTime() + settings.lasting().toNanos());
        cluster.neighbours().reset();
    }

    /** Lets a neighbour give no usable answer for a while. */
    void turn(String neighbour, Map<String, Object> position) {
        long before = head();
        cluster.neighbours().turn(neighbour, position);
        long end = System.nanoTime() + settings.lasting().toNanos();
        try {
            mustBeTold(neighbour, before);
            parkUntil(end);
        } finally {
            cluster.neighbours().reset();
        }
    }

    /** Takes a neighbour away for a while; whose health is looked at shows it. */
    void turnAway(String neighbour) {
        long before = head();
        cluster.neighbours().turn(neighbour, Map.of("mode", "gone"));
        long back = System.nanoTime() + settings.lasting().toNanos();
        try {
            String dependency = DEPENDENCIES.get(neighbour);
            if (dependency != null) {
                mustShow(dependency);
            }
            mustBeTold(neighbour, before);
            parkUntil(back);
        } finally {
            cluster.neighbours().reset();
        }
    }

    /** A fault that lasts is to be seen by whoever watches: in the health of some process, and in its figures. */
    private void mustShow(String dependency) {
        try {
            await("health and figures show that " + dependency + " is not well")
                    .atMost(TO_SHOW)
                    .ignoreExceptions()
                    .until(() -> cluster.nodes().stream().anyMatch(node -> shows(node, dependency)));
        } catch (ConditionTimeoutException unseen) {
            load.journal().surprise(String.valueOf(unseen.getMessage()));
        }
    }

    /** A neighbour that everybody needs and nobody gets an answer of: some provider's timeline says so. */
    private void mustBeTold(String neighbour, long after) {
        String outcome = TOLD_AS.get(neighbour);
        // Who asks may be struck himself.
        if (outcome != null && settings.together() == 1) {
            mustBeToldAs(outcome, after);
        }
    }

    private void mustBeToldAs(String outcome, long after) {
        Client reader = cluster.queries().get(0).api().with(cluster.admin());
        try {
            await("a timeline tells of an attempt that was " + outcome)
                    .atMost(TO_BE_TOLD)
                    .ignoreExceptions()
                    .until(() -> isTold(reader, outcome, after));
        } catch (ConditionTimeoutException untold) {
            load.journal().surprise(String.valueOf(untold.getMessage()));
        }
    }

    private boolean isTold(Client reader, String outcome, long after) {
        String publication = cluster.database()
                .jdbc()
                .sql("""
                        SELECT service_id || '/status?publication=' || aggregate_id FROM domain_event
                        WHERE position > ? AND aggregate_type = 'Publication' AND aggregate_id NOT LIKE 'poison-%'
                            AND payload->'attempt'->>'outcome' = ? ORDER BY position LIMIT 1""")
                .params(after, outcome)
                .query(String.class)
                .single();
        return reader.get("/services/" + publication)
                .json()
                .path("stages")
                .findValuesAsString("outcome")
                .contains(outcome);
    }

    private long head() {
        return cluster.database()
                .jdbc()
                .sql("SELECT coalesce(max(position), 0) FROM domain_event")
                .query(Long.class)
                .single();
    }

    /** Who is struck himself shows nothing. */
    private static boolean shows(Node node, String dependency) {
        try {
            return tells(Client.of(node.port()).waiting(TO_ANSWER), dependency);
        } catch (RuntimeException silent) {
            return false;
        }
    }

    private static boolean tells(Client operator, String dependency) {
        String state = operator.get("/health").text("/dependencies/" + dependency);
        String figure = "publishing_dependency_health{dependency=\"" + dependency + "\"} ";
        return Set.of("unhealthy", "degraded").contains(state)
                && operator.get("/metrics")
                        .text()
                        .lines()
                        .anyMatch(line -> line.equals(figure + "0.0") || line.equals(figure + "0.5"));
    }

    /** Kills a process when many publications are at one and the same step. */
    void killInStep() {
        String neighbour = any(List.of("policy", "registry", "provider", "governance"));
        long before = head();
        cluster.neighbours().turn(neighbour, Map.of("mode", "slow", "delayMs", 1000, "after", random.nextBoolean()));
        try {
            load.rateOver(Duration.ofMillis(1500));
            killOneOf(cluster.sagas());
        } finally {
            cluster.neighbours().reset();
        }
        // Few wait for people at any moment, and so for the dashboard.
        if (settings.together() == 1 && !neighbour.equals("governance")) {
            mustBeToldAs("interrupted", before);
        }
    }

    /** One process after another ends and starts again, as an upgrade does. */
    void restartAll() {
        for (Node node : cluster.nodes()) {
            node.take();
            try {
                int exit = node.terminate(Duration.ofSeconds(45));
                if (exit != 0) {
                    load.journal().surprise(node + " ended with " + exit + " when it was told to end");
                }
                node.start().awaitReady();
            } finally {
                node.release();
            }
        }
    }

    void race() {
        new Race(cluster, load.provider(), load.journal())
                .run(cluster.neighbours().definition());
    }

    /** What comes due within a week comes due now. */
    void jumpAWeek() {
        cluster.database()
                .jdbc()
                .sql("UPDATE work SET due_at = due_at - interval '7 days' WHERE due_at > now()")
                .update();
    }

    /** An event that no handler can take, as a bug of an earlier release may have left it. */
    void poison() {
        cluster.database().jdbc().sql("""
                        INSERT INTO domain_event (aggregate_type, aggregate_id, sequence, event_id, name, revision, at, payload, metadata)
                        SELECT aggregate_type, 'poison-' || gen_random_uuid(), 0, gen_random_uuid(), name, revision, at, '{}', '{}'
                        FROM (SELECT DISTINCT ON (name) * FROM domain_event
                            WHERE name IN ('PublicationStarted', 'PolicyPassed', 'VersionActivated', 'ApprovalRequested')
                            ORDER BY name, position) one""").update();
        awaitTakeover("in spite of a poison event");
    }

    <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** So that a fault strikes publications at any of their steps. */
    private void aMomentPasses() {
        parkUntil(System.nanoTime() + Duration.ofMillis(random.nextInt(1000)).toNanos());
    }

    private static void parkUntil(long end) {
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
