package org.llmmarket.publishing.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;

class PreconditionsTest {

    private static final String NOW = "\"a,1\"";

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"a,1\"", " \"b\" , \"a,1\"", "\"a,1\",\"b\""})
    void a_write_to_the_present_state_is_let_pass(String ifMatch) {
        assertThatCode(() -> Preconditions.requireMatch(ifMatch, NOW)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"b\"", "W/\"a,1\"", "a,1", "", "\"\""})
    void a_write_to_another_state_is_refused(String ifMatch) {
        assertThatThrownBy(() -> Preconditions.requireMatch(ifMatch, NOW))
                .isInstanceOfSatisfying(Rejection.class, rejection -> assertThat(rejection.reason())
                        .isEqualTo(Reason.STALE_PRECONDITION));
    }

    @Test
    void a_write_without_a_condition_is_let_pass() {
        assertThatCode(() -> Preconditions.requireMatch(null, NOW)).doesNotThrowAnyException();
    }

    @Test
    void a_reader_who_knows_the_state_need_not_get_it_again() {
        assertThat(Preconditions.isKnown(NOW, NOW)).isTrue();
        assertThat(Preconditions.isKnown("W/\"a,1\"", NOW)).isTrue();
        assertThat(Preconditions.isKnown("*", NOW)).isTrue();
        assertThat(Preconditions.isKnown("\"b\", \"c\"", NOW)).isFalse();
        assertThat(Preconditions.isKnown(null, NOW)).isFalse();
    }
}
