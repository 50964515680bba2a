package org.llmmarket.publishing.saga.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicContentTest {

    private static final Map<String, Long> LOG = Map.of("a", 1L, "b", 2L, "c", 3L, "d", 4L);

    private final TopicContent content = new TopicContent();

    @Test
    void order_counts_within_a_service_and_for_the_first_arrival_only() {
        content.add("a", "one", false);
        content.add("c", "one", false);
        content.add("b", "other", false);
        content.add("a", "one", false);

        assertThat(content.outOfOrder(LOG)).isEmpty();
        assertThat(content.duplicates()).isEqualTo(Map.of("a", 2));
    }

    @Test
    void what_comes_after_a_later_one_is_out_of_order_unless_it_was_repaired() {
        content.add("d", "one", false);
        content.add("b", "one", false);
        content.add("c", "one", true);

        assertThat(content.outOfOrder(LOG)).containsExactly("b");
    }

    @Test
    void what_the_log_does_not_know_is_unknown() {
        content.add("x", "one", false);
        content.add("a", "one", false);

        assertThat(content.without(Set.of("a", "b"))).containsExactly("x");
        assertThat(content.has("b")).isFalse();
        assertThat(content.size()).isEqualTo(2);
    }
}
