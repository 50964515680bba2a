package org.llmmarket.publishing.access.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.access.server.SampleEndpoint;
import org.llmmarket.publishing.access.server.SampleServer;
import org.llmmarket.publishing.access.server.Visitor;
import org.llmmarket.publishing.store.secret.SecretBox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.ContentCachingResponseWrapper;

class KeyedWritesIT {

    private final SampleServer server = SampleServer.shared();
    private final Visitor provider = server.visitor().register("provider");
    private final JdbcClient jdbc = server.bean(JdbcClient.class);
    private final String key = UUID.randomUUID().toString();
    private final String row = UUID.randomUUID() + "-";

    @AfterEach
    void open() {
        SampleEndpoint.LOSING.set(false);
        SampleEndpoint.CONTESTED.set(false);
        SampleEndpoint.gate.countDown();
    }

    @Test
    void what_was_done_is_answered_although_its_first_answer_was_lost() {
        SampleEndpoint.LOSING.set(true);
        assertThat(write().status()).isEqualTo(500);
        SampleEndpoint.LOSING.set(false);

        Visitor.Answer again = write();

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Location")).startsWith("/api/v1/rows/");
        assertThat(again.header("Content-Type")).isEqualTo("application/json");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(write().text()).isEqualTo(again.text());
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void the_first_answer_and_its_repetitions_are_equal_to_the_byte() {
        assertThat(write().text()).isEqualTo(write().text());
    }

    @Test
    void a_process_that_froze_and_was_overtaken_does_nothing_when_it_goes_on() throws Exception {
        CountDownLatch frozen = new CountDownLatch(1);
        SampleEndpoint.gate = frozen;
        CompletableFuture<Visitor.Answer> first = CompletableFuture.supplyAsync(this::write);
        await().until(() ->
                jdbc.sql("UPDATE idempotent_request SET locked_until = now() - interval '1 s' WHERE key = ?")
                                .param(key)
                                .update()
                        == 1);
        SampleEndpoint.gate = new CountDownLatch(0);
        Visitor.Answer second = write();
        assertThat(second.status()).isEqualTo(201);

        frozen.countDown();

        assertThat(first.get().isProblem(409, "REQUEST_IN_PROGRESS").header("Retry-After"))
                .isEqualTo("1");
        assertThat(rows()).isEqualTo(1);
        assertThat(write().text()).isEqualTo(second.text());
    }

    @Test
    void fifty_at_once_with_one_key_write_once() {
        ExecutorService fifty = Executors.newFixedThreadPool(50);
        List<CompletableFuture<Visitor.Answer>> all = IntStream.range(0, 50)
                .mapToObj(number -> CompletableFuture.supplyAsync(this::write, fifty))
                .toList();

        List<Visitor.Answer> answers = all.stream().map(CompletableFuture::join).toList();

        fifty.shutdown();
        assertThat(answers).extracting(Visitor.Answer::status).contains(201);
        assertThat(answers)
                .allMatch(answer -> answer.status() == 201
                        || (answer.status() == 409
                                && answer.header("Retry-After").equals("1")));
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(Visitor.Answer::text)
                        .distinct())
                .hasSize(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void who_lives_keeps_the_key_however_long_the_write_takes() {
        IdempotentRequests requests =
                new IdempotentRequests(jdbc, server.bean(SecretBox.class), Duration.ofDays(1), Duration.ofMillis(400));
        IdempotencyKey slow = new IdempotencyKey("p", key);
        byte[] hash = {1};
        UUID claim = requests.claim(slow, hash).orElseThrow();
        try (HeldKeys held = new HeldKeys(requests, Duration.ofMillis(400))) {
            HeldKey writing =
                    new HeldKey(slow, claim, hash, new ContentCachingResponseWrapper(new MockHttpServletResponse()));
            held.add(writing);
            await().during(Duration.ofSeconds(1))
                    .until(() -> requests.claim(slow, hash).isEmpty());
            held.remove(writing);
        }

        await().until(() -> requests.claim(slow, hash).isPresent());
    }

    @Test
    void registering_twice_under_one_key_is_registering_once() {
        String body = "{\"name\":\"A\",\"email\":\"" + UUID.randomUUID()
                + "@example.org\",\"password\":\"correct horse battery\",\"role\":\"provider\"}";

        Visitor.Answer first = server.visitor().post("/api/v1/auth/register", body, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(server.visitor()
                        .post("/api/v1/auth/register", body, "Idempotency-Key", key)
                        .text())
                .isEqualTo(first.text());
    }

    @Test
    void a_request_of_many_writes_goes_on_where_the_first_one_ended() {
        SampleEndpoint.LOSING.set(true);
        assertThat(writeMany().status()).isEqualTo(500);
        SampleEndpoint.LOSING.set(false);

        Visitor.Answer again = writeMany();

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).matches("\\{\"number\":\\d+}\\n\\{\"number\":\\d+}\\n\\{\"number\":\\d+}");
        assertThat(writeMany().text()).isEqualTo(again.text());
        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void what_passes_of_many_writes_is_done_when_they_are_sent_again() {
        SampleEndpoint.CONTESTED.set(true);
        assertThat(writeMany().status()).isEqualTo(200);
        assertThat(rows()).isEqualTo(2);
        SampleEndpoint.CONTESTED.set(false);
        assertThat(provider.post("/api/v1/rows/many?row=" + row, "{\"other\": true}", "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);

        Visitor.Answer again = writeMany();

        assertThat(again.header("Idempotency-Replayed")).isEmpty();
        assertThat(rows()).isEqualTo(3);
        assertThat(writeMany().header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(writeMany().text()).isEqualTo(again.text());
        assertThat(rows()).isEqualTo(3);
    }

    private Visitor.Answer writeMany() {
        return provider.post("/api/v1/rows/many?row=" + row, "{}", "Idempotency-Key", key);
    }

    private Visitor.Answer write() {
        return provider.post("/api/v1/rows?row=" + row, "{}", "Idempotency-Key", key);
    }

    private int rows() {
        return jdbc.sql("SELECT count(*) FROM vault WHERE key LIKE ?")
                .param(row + "%")
                .query(Integer.class)
                .single();
    }
}
