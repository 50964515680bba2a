package org.llmmarket.publishing.app.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.app.Answer;
import org.llmmarket.publishing.app.Definition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publishes one service after another, waits for each to end, and lets some of them go on. */
final class Publisher implements Runnable {

    private static final Set<String> ENDED = Set.of("active", "failed_validation", "suspended", "retired");
    private static final JsonMapper JSON = new JsonMapper();

    private final Caller caller;
    private final Definition definition;
    private final String provider;
    private final String admin;
    private final Random random;
    private final Duration pause;
    private final Journal journal;

    /** What becomes of a publication. */
    private enum Fate {
        LIVE,
        REFUSED,
        DECIDED,
        WITHDRAWN,
        DEPRECATED,
        MOVED
    }

    /**
     * Who publishes.
     *
     * @param provider the access token of who publishes
     * @param pause between two publications, on average
     */
    Publisher(
            Cluster cluster,
            Definition definition,
            String provider,
            String admin,
            long seed,
            Duration pause,
            Journal journal) {
        this.definition = definition;
        this.provider = provider;
        this.admin = admin;
        this.random = new Random(seed);
        this.pause = pause;
        this.journal = journal;
        this.caller = new Caller(cluster, admin, random, journal);
    }

    @Override
    public void run() {
        while (!journal.isOver()) {
            try {
                publish(fate());
                Caller.pause(pause.multipliedBy(random.nextInt(3)));
            } catch (RuntimeException e) {
                journal.surprise("a publisher met " + e);
            }
        }
    }

    private Fate fate() {
        int dice = random.nextInt(10);
        return dice < Fate.values().length - 1 ? Fate.values()[dice + 1] : Fate.LIVE;
    }

    private void publish(Fate fate) {
        long begun = System.nanoTime();
        byte[] body = JSON.writeValueAsBytes(offer(fate).json());
        String key = UUID.randomUUID().toString();
        CompletableFuture<@Nullable Answer> twin = random.nextInt(8) == 0
                ? CompletableFuture.supplyAsync(() -> caller.write("POST", "/services", body, provider, key))
                : CompletableFuture.completedFuture(null);
        Answer answer = caller.write("POST", "/services", body, provider, key);
        Answer same = twin.join();
        if (answer == null || !isAcknowledged(answer)) {
            return;
        }
        if (same != null && isAcknowledged(same) && !same.text("/serviceId").equals(answer.text("/serviceId"))) {
            journal.surprise("one key was answered twice: " + answer + " and " + same);
        }
        follow(fate, answer.text("/serviceId"), begun);
    }

    private Definition offer(Fate fate) {
        Definition offer = definition.with("name", "Load " + UUID.randomUUID());
        return switch (fate) {
            case REFUSED -> offer.with("compliance", "dataResidency", List.of("KP"));
            case DECIDED -> offer.ofLevel("confidential");
            case LIVE, WITHDRAWN, DEPRECATED, MOVED -> offer;
        };
    }

    private boolean isAcknowledged(Answer answer) {
        if (answer.status() != 201) {
            journal.surprise("a publication was answered " + answer);
            return false;
        }
        journal.acknowledged(answer.text("/publicationId"), answer.text("/serviceId"));
        return true;
    }

    private void follow(Fate fate, String service, long begun) {
        if (fate == Fate.WITHDRAWN) {
            Caller.pause(Duration.ofMillis(random.nextInt(400)));
            caller.write("DELETE", "/services/" + service, null, provider, Set.of(200));
        }
        boolean decided = fate != Fate.DECIDED;
        while (!journal.isOver()) {
            String status = caller.read("/services/" + service + "/status")
                    .path("status")
                    .asString("");
            if (ENDED.contains(status)) {
                journal.ended(begun);
                // On a machine that is busy enough a provider may fail its tests.
                if (status.equals("active")) {
                    goOn(fate, service);
                }
                return;
            }
            decided = decided || decide(service);
            Caller.pause();
        }
    }

    private void goOn(Fate fate, String service) {
        if (fate == Fate.DEPRECATED) {
            caller.write(
                    "POST",
                    "/services/" + service + "/deprecate",
                    Map.of("reason", "There is a better one."),
                    provider,
                    Set.of(200));
        }
        if (fate == Fate.MOVED) {
            new Life(caller, service, provider, admin, random, journal).live();
        }
    }

    private boolean decide(String service) {
        JsonNode open =
                caller.read("/approvals?serviceId=" + service).path("data").path(0);
        if (!open.path("status").asString("").equals("pending")) {
            return false;
        }
        boolean yes = random.nextBoolean();
        caller.write(
                "POST",
                "/approvals/" + open.path("id").asString() + (yes ? "/approve" : "/reject"),
                yes ? Map.of("notes", "Fine.") : Map.of("reason", "No."),
                admin,
                // Whoever lets the clock jump may have been quicker.
                Set.of(200, 409));
        return true;
    }
}
