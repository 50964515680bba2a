package org.llmmarket.publishing.query.cache;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisCacheTest {

    @ParameterizedTest
    @ValueSource(strings = {"redis://:s3cret%@redis:6379", "redis://:s3cret^1@redis:6379", "rediss//:s3cret@redis"})
    void an_address_that_cannot_be_read_is_refused_without_a_word_of_it(String address) {
        assertThatThrownBy(() -> new RedisCache(address, () -> "", Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .hasMessageStartingWith("REDIS_URL")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }
}
