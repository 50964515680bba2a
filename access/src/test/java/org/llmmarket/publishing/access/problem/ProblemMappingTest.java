package org.llmmarket.publishing.access.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemMappingTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53100", "57P01", "58030", "25006", "25P03"})
    void a_database_that_is_away_in_whatever_way_is_tried_again(String state) {
        EventStoreException unreadable =
                new EventStoreException("The log cannot be read", new SQLException("away", state));

        assertThat(ProblemMapping.of(unreadable).orElseThrow().status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "22P02"})
    void a_statement_that_is_wrong_is_a_fault_of_ours(String state) {
        assertThat(ProblemMapping.of(new IllegalStateException(new SQLException("wrong", state))))
                .isEmpty();
    }
}
