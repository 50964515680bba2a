package org.llmmarket.publishing.access.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.access.server.SampleEndpoint;
import org.llmmarket.publishing.access.server.SampleServer;
import org.llmmarket.publishing.access.server.Visitor;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyIT {

    private static final String THINGS = "/api/v1/things";

    private final SampleServer server = SampleServer.shared();
    private final Visitor provider = server.visitor().register("provider");
    private final AtomicInteger made = SampleEndpoint.MADE;
    private final String key = UUID.randomUUID().toString();
    private int before;

    @BeforeEach
    void count() {
        before = made.get();
    }

    @Test
    void the_same_write_is_done_once_and_answered_again() {
        Visitor.Answer first = make("{\"a\":1}");
        Visitor.Answer second = make("{\"a\":1}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location"))
                .isEqualTo(first.header("Location"))
                .isNotBlank();
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        assertThat(made.get() - before).isEqualTo(1);
    }

    @Test
    void another_write_under_the_same_key_is_refused() {
        make("{\"a\":1}");

        make("{\"a\":2}").isProblem(422, "IDEMPOTENCY_KEY_REUSED");
        provider.post("/api/v1/echo", "{\"a\":1}", "Idempotency-Key", key).isProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void others_may_use_the_same_key() {
        make("{}");

        assertThat(server.visitor()
                        .register("provider")
                        .post(THINGS, "[]", "Idempotency-Key", key)
                        .status())
                .isEqualTo(201);
        assertThat(made.get() - before).isEqualTo(2);
    }

    @Test
    void a_write_that_is_still_running_is_not_done_a_second_time() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        SampleEndpoint.gate = gate;
        try {
            CompletableFuture<Visitor.Answer> first = CompletableFuture.supplyAsync(() -> make("{}"));
            org.awaitility.Awaitility.await()
                    .until(() -> server.bean(JdbcClient.class)
                                    .sql("SELECT count(*) FROM idempotent_request WHERE key = ?")
                                    .param(key)
                                    .query(Integer.class)
                                    .single()
                            == 1);

            Visitor.Answer second = make("{}").isProblem(409, "REQUEST_IN_PROGRESS");

            assertThat(second.header("Retry-After")).isEqualTo("1");
            gate.countDown();
            assertThat(first.get().status()).isEqualTo(201);
            assertThat(make("{}").text()).isEqualTo(first.get().text());
        } finally {
            gate.countDown();
        }
    }

    @Test
    void a_refusal_is_an_answer_too() {
        make("{").isProblem(400, "MALFORMED_BODY");
        assertThat(make("{").header("Idempotency-Replayed")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fault", "database", "concurrency"})
    void a_fault_that_passes_is_not_kept(String kind) {
        provider.post("/api/v1/faults/" + kind, "{}", "Idempotency-Key", key);
        Visitor.Answer again = provider.post("/api/v1/faults/" + kind, "{}", "Idempotency-Key", key);

        assertThat(again.header("Idempotency-Replayed")).isEmpty();
        assertThat(made.get() - before).isEqualTo(2);
    }

    @Test
    void a_write_whose_process_died_can_be_sent_again_when_its_lease_is_over() {
        JdbcClient jdbc = server.bean(JdbcClient.class);
        make("{}");
        jdbc.sql("UPDATE idempotent_request SET status = NULL WHERE key = ?")
                .param(key)
                .update();
        make("{}").isProblem(409, "REQUEST_IN_PROGRESS");
        jdbc.sql("UPDATE idempotent_request SET locked_until = now() WHERE key = ?")
                .param(key)
                .update();

        assertThat(make("{}").status()).isEqualTo(201);
        assertThat(made.get() - before).isEqualTo(2);
    }

    @Test
    void a_key_is_free_again_when_its_time_is_over() {
        make("{}");
        server.bean(JdbcClient.class)
                .sql("UPDATE idempotent_request SET expires_at = now() WHERE key = ?")
                .param(key)
                .update();

        assertThat(make("[]").header("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void answers_are_sealed_in_the_table() {
        make("{}");

        assertThat(server.bean(JdbcClient.class)
                        .sql("SELECT encode(sealed_body, 'escape') FROM idempotent_request WHERE key = ?")
                        .param(key)
                        .query(String.class)
                        .single())
                .doesNotContain("number");
    }

    @Test
    void an_answer_that_is_written_as_a_stream_is_kept_too() {
        Visitor.Answer first = provider.post("/api/v1/streams", "{}", "Idempotency-Key", key);
        Visitor.Answer second = provider.post("/api/v1/streams", "{}", "Idempotency-Key", key);

        assertThat(first.text()).isEqualTo("stream " + made.get());
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(made.get() - before).isEqualTo(1);
    }

    @Test
    void an_unfit_key_is_a_finding() {
        assertThat(provider.post(THINGS, "{}", "Idempotency-Key", "k".repeat(256))
                        .isProblem(422, "VALIDATION_FAILED")
                        .errors())
                .containsExactly("INVALID_FORMAT Idempotency-Key");
    }

    @Test
    void what_a_stranger_sends_is_refused_unread() throws IOException {
        String answer = RawHttp.send(
                server.port(),
                "POST " + THINGS + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nIdempotency-Key: " + key
                        + "\r\nContent-Length: 1000000\r\n\r\n",
                "{");

        assertThat(answer).startsWith("HTTP/1.1 401 ").contains("UNAUTHORIZED");
    }

    @Test
    void a_read_with_a_key_is_just_a_read() {
        assertThat(provider.get("/api/v1/auth/me", "Idempotency-Key", key).status())
                .isEqualTo(200);
    }

    private Visitor.Answer make(String body) {
        return provider.post(THINGS, body, "Idempotency-Key", key);
    }
}
