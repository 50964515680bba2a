package org.llmmarket.publishing.app.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Where a fault strikes: the processes, the load on them, and the dice. */
record Scene(Cluster cluster, Load load, Random random, FaultSettings settings) {

    /** For what has to start first, on a busy machine. */
    private static final Duration START = Duration.ofMinutes(5);

    void killOneOf(List<Node> nodes) {
        Node node = any(nodes);
        aMomentPasses();
        node.kill();
        awaitOthers(nodes, "while " + node + " is dead");
        node.start().awaitReady();
    }

    void freezeOneOf(List<Node> nodes) {
        Node node = any(nodes);
        aMomentPasses();
        long thaw = System.nanoTime() + settings.frozen().toNanos();
        node.signal(Signal.STOP);
        try {
            awaitOthers(nodes, "while " + node + " is frozen");
            parkUntil(thaw);
        } finally {
            node.signal(Signal.CONT);
        }
    }

    private void awaitOthers(List<Node> nodes, String when) {
        if (nodes.size() > 1) {
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
        cluster.database().signal(Signal.STOP);
        parkUntil(System.nanoTime() + settings.frozen().toNanos());
        cluster.database().signal(Signal.CONT);
    }

    void fillDisk() {
        if (cluster.database().hasSmallDisk()) {
            cluster.database().fillDisk();
            parkUntil(System.nanoTime() + settings.frozen().toNanos());
            cluster.database().clearDisk();
            load.awaitFlow("after the disk was full", START);
        }
    }

    /** Lets a neighbour behave so for a while. */
    void turn(String neighbour, Map<String, Object> position) {
        cluster.neighbours().turn(neighbour, position);
        parkUntil(System.nanoTime() + settings.frozen().toNanos());
        cluster.neighbours().reset();
    }

    /** Kills a process when many publications are at one and the same step. */
    void killInStep() {
        String neighbour = any(List.of("policy", "registry", "provider", "governance"));
        cluster.neighbours().turn(neighbour, Map.of("mode", "slow", "delayMs", 1000, "after", random.nextBoolean()));
        try {
            load.rateOver(Duration.ofMillis(1500));
            killOneOf(cluster.sagas());
        } finally {
            cluster.neighbours().reset();
        }
    }

    /** One process after another ends and starts again, as an upgrade does. */
    void restartAll() {
        for (Node node : cluster.nodes()) {
            int exit = node.terminate(Duration.ofSeconds(45));
            if (exit != 0) {
                load.journal().surprise(node + " ended with " + exit + " when it was told to end");
            }
            node.start().awaitReady();
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
        load.awaitTakeover("in spite of a poison event", settings.takeover());
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
