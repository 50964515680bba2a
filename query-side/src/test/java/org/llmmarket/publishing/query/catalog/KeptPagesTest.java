package org.llmmarket.publishing.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.query.cache.CacheReads;
import org.llmmarket.publishing.query.page.Parameters;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.unit.DataSize;

class KeptPagesTest {

    private static final int SEARCHES = 100;

    private final KeptPages pages = new KeptPages(
            new CacheReads(new SimpleMeterRegistry(), "catalog"), DataSize.ofKilobytes(200), Duration.ofMinutes(5));

    @Test
    void pages_that_take_little_are_kept() {
        assertThat(reads(1)).isEqualTo(SEARCHES);
        assertThat(reads(1)).isZero();
    }

    @Test
    void what_was_asked_for_takes_its_room_too() {
        assertThat(reads(50)).isEqualTo(SEARCHES);
        await().untilAsserted(() -> assertThat(reads(50)).isGreaterThan(SEARCHES / 2));
    }

    /** How many of the searches were read, each for so many tags of its own. */
    private int reads(int tags) {
        AtomicInteger reads = new AtomicInteger();
        for (int i = 0; i < SEARCHES; i++) {
            pages.get(0, search(i, tags), Sight.OF_ANYBODY, () -> {
                reads.incrementAndGet();
                return ListAnswer.of(List.of());
            });
        }
        return reads.get();
    }

    private static ServiceSearch search(int number, int tags) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
        for (int i = 0; i < tags; i++) {
            given.add("tag", "x".repeat(45) + (number * tags + i));
        }
        return ServiceSearch.of(new Parameters(given));
    }
}
