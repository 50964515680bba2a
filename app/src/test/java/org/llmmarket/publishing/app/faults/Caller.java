package org.llmmarket.publishing.app.faults;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.app.Answer;
import org.llmmarket.publishing.app.Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls whichever process, as a client should: gives every write a key, and sends it again, to any process, until it is
 * answered.
 */
final class Caller {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final JsonMapper JSON = new JsonMapper();

    private final Cluster cluster;
    private final String admin;
    private final Random random;
    private final Journal journal;

    /** @param admin the access token of who may read everything */
    Caller(Cluster cluster, String admin, Random random, Journal journal) {
        this.cluster = cluster;
        this.admin = admin;
        this.random = random;
        this.journal = journal;
    }

    /**
     * Writes under a key of its own, and notes an answer that is none of those that were expected.
     *
     * @return whether it was answered as expected; no when there was no answer before the end of the run
     */
    boolean write(String method, String path, @Nullable Object body, String token, Set<Integer> expected) {
        byte[] bytes = body == null ? null : JSON.writeValueAsBytes(body);
        Answer answer = write(method, path, bytes, token, UUID.randomUUID().toString());
        if (answer == null) {
            return false;
        }
        if (!expected.contains(answer.status())) {
            journal.surprise(method + " " + path + " was answered " + answer);
        }
        return expected.contains(answer.status());
    }

    /** Sends it until it is answered for good; null when there was no answer before the end of the run. */
    @Nullable
    Answer write(String method, String path, byte @Nullable [] body, String token, String key) {
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
            pause();
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

    /** What an admin reads; an empty object when there is no news. */
    JsonNode read(String path) {
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

    static void pause() {
        pause(PAUSE);
    }

    static void pause(Duration pause) {
        LockSupport.parkNanos(pause.toNanos());
    }
}
