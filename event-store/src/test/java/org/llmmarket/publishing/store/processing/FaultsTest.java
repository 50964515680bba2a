package org.llmmarket.publishing.store.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.TransactionSystemException;

class FaultsTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40P01", "53100", "57P01", "58030", "55P03", "25006", "25P03", "25P04"})
    void what_the_server_says_of_itself_passes(String state) {
        assertThat(Faults.passes(new IllegalStateException(new SQLException("away", state))))
                .isTrue();
    }

    @Test
    void a_connection_that_was_closed_under_the_hands_of_its_user_passes() {
        SQLException closed = new SQLException("Connection is closed");

        assertThat(Faults.passes(closed)).isTrue();
        assertThat(Faults.passes(new TransactionSystemException("Could not roll back", closed)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22P02", "25001", "42601"})
    void what_it_says_of_the_statement_would_come_again(String state) {
        assertThat(Faults.passes(new IllegalStateException(new SQLException("wrong", state))))
                .isFalse();
    }
}
