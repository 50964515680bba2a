package org.llmmarket.publishing.query.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.health.Health;

class RedisCacheIT {

    private static final byte[] VALUE = "value".getBytes(UTF_8);
    private static final Duration KEEP = Duration.ofMinutes(5);

    private final TestRedis redis = new TestRedis();
    private final RedisCache cache =
            new RedisCache(redis.url(), () -> "test:", Duration.ofSeconds(5), Duration.ofMillis(100));

    @AfterEach
    void end() {
        cache.close();
        redis.close();
    }

    @Test
    void a_full_redis_is_read_on() {
        await().until(cache::answers);
        cache.put("kept", VALUE, KEEP);
        await().untilAsserted(() -> assertThat(cache.get("kept")).isEqualTo(VALUE));

        redis.fill();
        cache.put("late", VALUE, KEEP);
        await().untilAsserted(() -> assertThat(state()).isEqualTo(Health.State.DEGRADED));

        assertThat(cache.get("kept")).isEqualTo(VALUE);
        assertThat(cache.get("late")).isNull();
        assertThat(state()).isEqualTo(Health.State.DEGRADED);

        redis.makeRoom();
        await().untilAsserted(() -> {
            cache.put("late", VALUE, KEEP);
            assertThat(state()).isEqualTo(Health.State.HEALTHY);
        });
        assertThat(cache.get("late")).isEqualTo(VALUE);
    }

    private Health.State state() {
        return new RedisDependency(cache).check().status();
    }
}
