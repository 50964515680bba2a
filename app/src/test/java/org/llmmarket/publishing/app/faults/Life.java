package org.llmmarket.publishing.app.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.llmmarket.publishing.app.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a service that is on the market: it is described better, suspended and reinstated, and has another version. */
final class Life {

    private static final Map<String, Object> NEXT = Map.of(
            "version",
            "1.0.1",
            "changes",
            Map.of("description", "Chat completions and embeddings, mended."),
            "testAccess",
            Map.of("header", "X-API-Key", "value", "sandbox-key"));

    private final Caller caller;
    private final String path;
    private final String provider;
    private final String admin;
    private final Random random;
    private final Journal journal;

    /** @param admin the access token of who may suspend */
    Life(Caller caller, String service, String provider, String admin, Random random, Journal journal) {
        this.caller = caller;
        this.path = "/services/" + service;
        this.provider = provider;
        this.admin = admin;
        this.random = random;
        this.journal = journal;
    }

    /** In any order, until one of them is not answered. */
    void live() {
        List<BooleanSupplier> moves = new ArrayList<>(List.of(this::describe, this::suspend, this::another));
        Collections.shuffle(moves, random);
        for (BooleanSupplier move : moves) {
            if (!move.getAsBoolean()) {
                return;
            }
        }
    }

    private boolean describe() {
        Map<String, Object> better = Map.of("description", "Described anew as " + UUID.randomUUID());
        return caller.write("PUT", path, better, provider, Set.of(200));
    }

    /** One right after the other, so that the registry may hear of both at once. */
    private boolean suspend() {
        return caller.write("POST", path + "/suspend", Map.of("reason", "To be looked at."), admin, Set.of(200))
                && caller.write("POST", path + "/reinstate", Map.of(), admin, Set.of(200));
    }

    private boolean another() {
        long begun = System.nanoTime();
        byte[] body = JsonMapper.shared().writeValueAsBytes(NEXT);
        Answer answer = caller.write(
                "POST", path + "/versions", body, provider, UUID.randomUUID().toString());
        if (answer == null) {
            return false;
        }
        if (answer.status() != 201) {
            journal.surprise("another version was answered " + answer);
            return false;
        }
        journal.acknowledged(answer.text("/publicationId"), answer.text("/serviceId"));
        String status = "";
        while (!journal.isOver() && !Set.of("active", "failed_validation").contains(status)) {
            Caller.pause();
            status = version("1.0.1").path("status").asString("");
        }
        if (status.isEmpty() || journal.isOver()) {
            return false;
        }
        journal.ended(begun);
        return !status.equals("active")
                || caller.write("POST", path + "/rollback", Map.of("toVersion", "1.0.0"), provider, Set.of(200));
    }

    private JsonNode version(String number) {
        return caller.read(path + "/versions/" + number);
    }
}
