package org.llmmarket.publishing.sandbox.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FirstAnswersTest {

    private final FirstAnswers answers = new FirstAnswers();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void a_repeated_key_gets_the_first_answer() {
        assertThat(ask("key", "body")).isEqualTo(1);
        assertThat(ask("key", "body")).isEqualTo(1);
        assertThat(ask("other", "body")).isEqualTo(2);
    }

    @Test
    void without_a_key_every_call_is_a_new_one() {
        assertThat(ask(null, "body")).isEqualTo(1);
        assertThat(ask(null, "body")).isEqualTo(2);
        assertThat(ask(" ", "body")).isEqualTo(3);
    }

    @Test
    void a_key_belongs_to_one_request_of_one_operation() {
        ask("key", "body");
        assertThatThrownBy(() -> ask("key", "another body"))
                .isInstanceOf(KeyReused.class)
                .hasMessageContaining("key");
        assertThat(answers.once("key", "other operation", "another body", Integer.class, calls::incrementAndGet))
                .isEqualTo(2);
    }

    @Test
    void a_call_that_failed_may_be_tried_again() {
        assertThatThrownBy(() -> answers.once("key", "operation", "body", Integer.class, () -> {
                    throw new IllegalStateException("not now");
                }))
                .hasMessage("not now");
        assertThat(ask("key", "body")).isEqualTo(1);
    }

    @Test
    void only_the_newest_keys_are_remembered() {
        ask("first", "body");
        for (int i = 0; i < 10_000; i++) {
            ask("key-" + i, "body");
        }
        assertThat(ask("first", "body")).isEqualTo(10_002);
    }

    private int ask(@Nullable String key, String body) {
        return answers.once(key, "operation", body, Integer.class, calls::incrementAndGet);
    }
}
