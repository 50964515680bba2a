package org.llmmarket.publishing.access.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.secret.SecretBox;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotentRequestsIT {

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
    private final IdempotentRequests requests =
            new IdempotentRequests(jdbc, new SecretBox(new byte[32]), Duration.ofDays(1), Duration.ofMinutes(1));
    private final IdempotencyKey key = new IdempotencyKey("p", "k");
    private final byte[] hash = {1};

    @Test
    void who_lost_his_lease_cannot_answer_for_who_has_it_now() {
        UUID late = requests.claim(key, hash).orElseThrow();
        jdbc.sql("UPDATE idempotent_request SET locked_until = now() - interval '1 s'")
                .update();
        UUID present = requests.claim(key, hash).orElseThrow();

        requests.keep(key, late, new KeptAnswer(200, Map.of(), new byte[0]));
        requests.release(key, late);

        assertThat(requests.find(key, hash).orElseThrow().answer()).isNull();
        requests.release(key, present);
        assertThat(requests.find(key, hash)).isEmpty();
    }

    @Test
    void what_has_expired_is_forgotten() {
        requests.claim(key, hash);
        jdbc.sql("UPDATE idempotent_request SET expires_at = now() - interval '1 s'")
                .update();
        requests.claim(new IdempotencyKey("p", "other"), hash);

        requests.forgetExpired();

        assertThat(jdbc.sql("SELECT key FROM idempotent_request")
                        .query(String.class)
                        .list())
                .containsExactly("other");
    }
}
