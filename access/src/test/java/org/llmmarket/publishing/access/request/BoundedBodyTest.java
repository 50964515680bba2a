package org.llmmarket.publishing.access.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {

    @Test
    void a_body_that_drips_is_cut_off_and_a_slow_large_one_is_not() {
        assertThat(isTooSlow(1, 19)).isFalse();
        assertThat(isTooSlow(1, 21)).isTrue();
        assertThat(isTooSlow(1024 * 1024, 100)).isFalse();
        assertThat(isTooSlow(1024 * 1024, 200)).isTrue();
        assertThat(isTooSlow(100L * 1024 * 1024, 3600)).isFalse();
    }

    private static boolean isTooSlow(long bytes, long seconds) {
        return BoundedBody.isTooSlow(bytes, TimeUnit.SECONDS.toNanos(seconds));
    }
}
