package org.llmmarket.publishing.access.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.api.finding.Rejection;

class IdempotencyKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"k", "8e03978e-40d5-43dd-bc93-6894a57f9324", "\"quoted\"", "with blanks in it"})
    void a_key_is_a_line_of_ascii(String value) {
        assertThat(IdempotencyKey.of("p", List.of(value)).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "k\u00e4", "tab\tbed", " k"})
    void anything_else_is_none(String value) {
        assertThatThrownBy(() -> IdempotencyKey.of("p", List.of(value))).isInstanceOf(Rejection.class);
    }

    @Test
    void two_keys_name_nothing() {
        assertThatThrownBy(() -> IdempotencyKey.of("p", List.of("a", "b"))).isInstanceOf(Rejection.class);
    }

    @Test
    void the_parts_of_a_write_have_keys_of_their_own() {
        IdempotencyKey key = new IdempotencyKey("p", "k");

        assertThat(List.of(key, key.part(0), key.part(1), key.part(10))).doesNotHaveDuplicates();
    }
}
