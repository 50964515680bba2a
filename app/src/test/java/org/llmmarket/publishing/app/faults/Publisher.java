package org.llmmarket.publishing.app.faults;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.app.Answer;
import org.llmmarket.publishing.app.Client;
import org.llmmarket.publishing.app.Definition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes one service after another and waits for each to end. Behaves as a client should: gives every write a key, and sends
 * it again, to any process, until it is answered.
 */
final class Publisher implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Set<String> ENDED = Set.of("active", "failed_validation", "suspended", "retired");
    private static final JsonMapper JSON = new JsonMapper();

    private final Cluster cluster;
    private final Definition definition;
    private final String provider;
    private final String admin;
    private final Random random;
    private final Journal journal;

    /** What becomes of a publication. */
    private enum Fate {
        LIVE,
        REFUSED,
        DECIDED,
        WITHDRAWN,
        DEPRECATED
    }

    /** @param provider the access token of who publishes */
    Publisher(Cluster cluster, Definition definition, String provider, String admin, long seed, Journal journal) {
        this.cluster = cluster;
        this.definition = definition;
        this.provider = provider;
        this.admin = admin;
        this.random = new Random(seed);
        this.journal = journal;
    }

    @Override
    public void run() {
        while (!journal.isOver()) {
            try {
                publish(fate());
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
                ? CompletableFuture.supplyAsync(() -> write("POST", "/services", body, provider, key))
                : CompletableFuture.completedFuture(null);
        Answer answer = write("POST", "/services", body, provider, key);
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
            case LIVE, WITHDRAWN, DEPRECATED -> offer;
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
            pause(Duration.ofMillis(random.nextInt(400)));
            Answer answer = write(
                    "DELETE",
                    "/services/" + service,
                    null,
                    provider,
                    UUID.randomUUID().toString());
            if (answer != null && answer.status() != 200) {
                journal.surprise("a retirement was answered " + answer);
            }
        }
        boolean decided = fate != Fate.DECIDED;
        while (!journal.isOver()) {
            String status =
                    read("/services/" + service + "/status").path("status").asString("");
            if (ENDED.contains(status)) {
                journal.ended(begun);
                // On a machine that is busy enough a provider may fail its tests.
                if (fate == Fate.DEPRECATED && status.equals("active")) {
                    deprecate(service);
                }
                return;
            }
            decided = decided || decide(service);
            pause(PAUSE);
        }
    }

    private void deprecate(String service) {
        Answer answer = write(
                "POST",
                "/services/" + service + "/deprecate",
                JSON.writeValueAsBytes(Map.of("reason", "There is a better one.")),
                provider,
                UUID.randomUUID().toString());
        if (answer != null && answer.status() != 200) {
            journal.surprise("a deprecation was answered " + answer);
        }
    }

    private boolean decide(String service) {
        JsonNode open = read("/approvals?serviceId=" + service).path("data").path(0);
        if (!open.path("status").asString("").equals("pending")) {
            return false;
        }
        boolean yes = random.nextBoolean();
        Answer answer = write(
                "POST",
                "/approvals/" + open.path("id").asString() + (yes ? "/approve" : "/reject"),
                JSON.writeValueAsBytes(yes ? Map.of("notes", "Fine.") : Map.of("reason", "No.")),
                admin,
                UUID.randomUUID().toString());
        // Whoever lets the clock jump may have been quicker.
        if (answer != null && answer.status() != 200 && answer.status() != 409) {
            journal.surprise("a decision was answered " + answer);
        }
        return true;
    }

    /** Sends it until it is answered for good; null when there was no answer before the end of the run. */
    private @Nullable Answer write(String method, String path, byte @Nullable [] body, String token, String key) {
        long giveUp = Long.MAX_VALUE;
        while (System.nanoTime() < giveUp) {
            try {
                Answer answer = any(cluster.commands()).with(token).send(method, path, body, "Idempotency-Key", key);
                if (!isPassing(answer)) {
                    return answer;
                }
            } catch (UncheckedIOException unreachable) {
                // The next try may reach another process.
            }
            pause(PAUSE);
            if (journal.isOver() && giveUp == Long.MAX_VALUE) {
                giveUp = System.nanoTime() + PATIENCE.toNanos();
            }
        }
        return null;
    }

    private static boolean isPassing(Answer answer) {
        return answer.status() == 503
                || (answer.status() == 409
                        && Set.of("REQUEST_IN_PROGRESS", "CONCURRENT_CHANGE").contains(answer.text("/code")));
    }

    private JsonNode read(String path) {
        try {
            Answer answer = any(cluster.queries()).with(admin).get(path);
            if (answer.status() == 200) {
                return answer.json();
            }
            if (answer.status() != 503) {
                journal.surprise("GET " + path + " was answered " + answer);
            }
        } catch (UncheckedIOException unreachable) {
            // As good as no news.
        }
        return JSON.createObjectNode();
    }

    private Client any(List<Node> nodes) {
        int number;
        synchronized (random) {
            number = random.nextInt(nodes.size());
        }
        return nodes.get(number).api().waiting(PATIENCE);
    }

    private static void pause(Duration pause) {
        LockSupport.parkNanos(pause.toNanos());
    }
}
