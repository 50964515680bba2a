package org.llmmarket.publishing.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.processing.GroupPositions;

class CatalogNewsTest {

    private long position = 5;
    private long now;
    private boolean whole = true;
    private final CatalogNews news = new CatalogNews(() -> new GroupPositions.Standing(position, whole), () -> now);

    @Test
    void lists_may_look_otherwise_when_the_projection_stands_elsewhere() {
        long before = news.heard();
        secondPasses();
        assertThat(news.heard()).isEqualTo(before);

        position = 6;
        assertThat(news.heard()).isEqualTo(before);
        secondPasses();
        assertThat(news.heard()).isEqualTo(before + 1);
    }

    @Test
    void what_was_reached_is_believed_a_second_later() {
        assertThat(news.reachedAWhileAgo()).isEqualTo(CatalogNews.UNKNOWN);
        position = 9;
        assertThat(news.reachedAWhileAgo()).isEqualTo(CatalogNews.UNKNOWN);

        secondPasses();
        assertThat(news.reachedAWhileAgo()).isEqualTo(5);
        secondPasses();
        assertThat(news.reachedAWhileAgo()).isEqualTo(9);
    }

    @Test
    void what_was_seen_of_a_model_that_stood_further_on_is_not_believed() {
        news.reachedAWhileAgo();
        secondPasses();
        news.reachedAWhileAgo();

        position = 3;
        secondPasses();
        assertThat(news.reachedAWhileAgo()).isEqualTo(CatalogNews.UNKNOWN);
        secondPasses();
        assertThat(news.reachedAWhileAgo()).isEqualTo(3);
    }

    @Test
    void while_an_event_is_parked_nothing_is_believed() {
        news.reachedAWhileAgo();
        whole = false;
        secondPasses();
        assertThat(news.reachedAWhileAgo()).isEqualTo(CatalogNews.UNKNOWN);

        whole = true;
        secondPasses();
        assertThat(news.reachedAWhileAgo()).isEqualTo(CatalogNews.UNKNOWN);
        secondPasses();
        assertThat(news.reachedAWhileAgo()).isEqualTo(5);
    }

    @Test
    void nothing_that_was_seen_before_another_model_is_believed() {
        news.reachedAWhileAgo();
        secondPasses();
        assertThat(news.reachedAWhileAgo()).isEqualTo(5);

        news.hearOfAnotherModel();

        assertThat(news.reachedAWhileAgo()).isEqualTo(CatalogNews.UNKNOWN);
    }

    private void secondPasses() {
        now += Duration.ofSeconds(1).toNanos();
    }
}
