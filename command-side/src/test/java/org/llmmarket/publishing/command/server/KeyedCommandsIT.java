package org.llmmarket.publishing.command.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.command.gate.Definitions;
import org.llmmarket.publishing.command.server.Visitor.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every kind of write, whose process dies between its commit and its answer, and which is sent again with the same key. */
public class KeyedCommandsIT {

    private static final CommandServer SERVER = CommandServer.shared();
    private static final Visitor PROVIDER = SERVER.provider();

    @Test
    void a_service_is_published_once() {
        Answer answer = lostThenAgain(
                PROVIDER, "POST", "/services", Definitions.named("Chat " + UUID.randomUUID(), "1.0.0"), 201);

        assertThat(answer.header("Location")).isEqualTo("/api/v1/services/" + answer.at("serviceId"));
        assertThat(answer.at("publicationId")).isNotBlank();
        PROVIDER.put("/services/" + answer.at("serviceId"), "{\"tags\": []}").has(409, "ILLEGAL_MOVE");
    }

    @Test
    void a_version_is_published_once_and_resubmitted_once() {
        Listing chat = Listing.active(SERVER, PROVIDER);
        lostThenAgain(PROVIDER, "POST", chat.path() + "/versions", "{\"version\": \"1.0.1\"}", 201);

        Listing failed = Listing.pending(SERVER, PROVIDER);
        failed.fails(Outcome.POLICY_VIOLATED);
        Answer again = lostThenAgain(PROVIDER, "POST", failed.path() + "/versions/1.0.0/resubmit", "{}", 202);
        assertThat(again.at("publicationId")).isNotBlank().isNotEqualTo(failed.publication());
    }

    @Test
    void a_service_is_changed_moved_and_retired_once() {
        Listing chat = Listing.active(SERVER, PROVIDER);
        Visitor reviewer = SERVER.somebody("reviewer");

        assertThat(lostThenAgain(PROVIDER, "PUT", chat.path(), "{\"tags\": [\"new\"]}", 200)
                        .header("ETag"))
                .isEqualTo(PROVIDER.put(chat.path(), "{}").header("ETag"));
        lostThenAgain(PROVIDER, "POST", chat.path() + "/deprecate", "{}", 200);
        lostThenAgain(PROVIDER, "POST", chat.path() + "/deprecate/cancel", "{}", 200);
        lostThenAgain(reviewer, "POST", chat.path() + "/suspend", "{\"reason\": \"Reported abuse.\"}", 200);
        lostThenAgain(reviewer, "POST", chat.path() + "/reinstate", "{}", 200);
        Answer gone = lostThenAgain(PROVIDER, "DELETE", chat.path(), "", 200);
        assertThat(gone.at("status")).isEqualTo("retired");
    }

    @Test
    void a_gate_is_overridden_once() {
        Listing chat = Listing.active(SERVER, PROVIDER);
        String digest = "sha256:" + "a".repeat(64);

        lostThenAgain(
                SERVER.admin(),
                "POST",
                chat.path() + "/gate-overrides",
                Map.of(
                        "version",
                        "1.1.0",
                        "baseDigest",
                        digest,
                        "revisionDigest",
                        digest,
                        "bump",
                        "MINOR",
                        "reason",
                        "Wrong."),
                201);
    }

    @Test
    void an_atomic_batch_is_done_once() {
        Answer answer = lostThenAgain(PROVIDER, "POST", "/services/batch", batch("atomic"), 200);

        assertThat(answer.text().lines()).hasSize(2).allMatch(line -> line.contains("\"status\":201"));
    }

    @Test
    void an_independent_batch_that_is_sent_again_does_nothing_again() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> batch = batch("independent");
        PROVIDER.send("POST", "/services/batch", batch, "Idempotency-Key", key, LostAnswers.HEADER, "1");
        long events = SERVER.count("domain_event");

        Answer again = PROVIDER.send("POST", "/services/batch", batch, "Idempotency-Key", key)
                .has(200);

        assertThat(again.text().lines()).hasSize(2).allMatch(line -> line.contains("\"status\":201"));
        assertThat(SERVER.count("domain_event")).isEqualTo(events);
    }

    @ParameterizedTest
    @ValueSource(strings = {"atomic", "independent"})
    void what_a_batch_was_refused_for_a_while_is_done_when_it_is_sent_again(String mode) {
        Listing chat = Listing.active(SERVER, PROVIDER);
        String key = UUID.randomUUID().toString();
        Map<String, Object> publish =
                Map.of("type", "publish", "body", Definitions.named("one " + UUID.randomUUID(), "1.0.0"));
        Map<String, Object> update =
                Map.of("type", "update", "serviceId", chat.id(), "body", Map.of("sla", Map.of("maxLatency", 200)));
        Map<String, Object> batch = Map.of("mode", mode, "commands", List.of(publish, update));
        PROVIDER.put(chat.path(), "{\"description\": \"What is unjudged by now.\"}")
                .has(200);
        Answer first = PROVIDER.send("POST", "/services/batch", batch, "Idempotency-Key", key);
        assertThat(first.has(200).text()).contains("\"status\":503");
        PROVIDER.put(chat.path(), "{\"description\": \"What is judged again.\"}")
                .has(200);

        Answer again = PROVIDER.send("POST", "/services/batch", batch, "Idempotency-Key", key);

        assertThat(again.has(200).header("Idempotency-Replayed")).isEmpty();
        assertThat(again.text()).contains("\"status\":201").contains("\"status\":200");
        Answer last = PROVIDER.send("POST", "/services/batch", batch, "Idempotency-Key", key);
        assertThat(last.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(last.text()).isEqualTo(again.text());
    }

    @Test
    void what_is_parked_is_tried_again_or_given_up_once() {
        JdbcClient jdbc = SERVER.bean(JdbcClient.class);
        for (String key : List.of("again", "enough")) {
            jdbc.sql(
                            "INSERT INTO work (kind, key, payload, due_at, parked_at) VALUES ('life-notice', ?, '{}', 'infinity', now())")
                    .param(key)
                    .update();
            jdbc.sql(
                            "INSERT INTO parked_event (processor, stream, position, name, error) VALUES ('catalog', ?, ?, 'X', 'no')")
                    .params(key, key.length())
                    .update();
        }

        lostThenAgain(SERVER.admin(), "POST", "/parked-steps/life-notice:again/retry", "", 200);
        lostThenAgain(
                SERVER.admin(), "POST", "/parked-steps/life-notice:enough/abandon", "{\"reason\": \"Enough.\"}", 200);
        lostThenAgain(SERVER.admin(), "POST", "/parked-events/catalog/again/retry", "", 200);
        lostThenAgain(SERVER.admin(), "POST", "/parked-events/catalog/enough/drop", "", 200);
        jdbc.sql("DELETE FROM work WHERE kind = 'life-notice'").update();
        jdbc.sql("DELETE FROM parked_event").update();
    }

    @Test
    void a_person_is_forgotten_once() {
        String id = SERVER.visitor().registered("consumer").id();

        Answer receipt = lostThenAgain(SERVER.admin(), "DELETE", "/accounts/" + id + "/personal-data", "", 200);

        assertThat(receipt.at("eventId")).isNotBlank();
    }

    private static Map<String, Object> batch(String mode) {
        List<Map<String, Object>> commands = Stream.of("one", "two")
                .map(name -> Map.<String, Object>of(
                        "type", "publish", "body", Definitions.named(name + " " + UUID.randomUUID(), "1.0.0")))
                .toList();
        return Map.of("mode", mode, "commands", commands);
    }

    /** Sends a write whose answer is lost, then sends it again; answers what the second was answered. */
    public static Answer lostThenAgain(Visitor visitor, String method, String path, Object body, int status) {
        String key = UUID.randomUUID().toString();
        visitor.send(method, path, body, "Idempotency-Key", key, LostAnswers.HEADER, "1")
                .has(500);
        long events = SERVER.count("domain_event");

        Answer again = visitor.send(method, path, body, "Idempotency-Key", key).has(status);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(SERVER.count("domain_event")).isEqualTo(events);
        assertThat(visitor.send(method, path, body, "Idempotency-Key", key).text())
                .isEqualTo(again.text());
        return again;
    }
}
