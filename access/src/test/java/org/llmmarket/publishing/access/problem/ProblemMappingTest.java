package org.llmmarket.publishing.access.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class ProblemMappingTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53100", "57P01", "58030", "25006", "25P03"})
    void a_database_that_is_away_in_whatever_way_is_tried_again(String state) {
        EventStoreException unreadable =
                new EventStoreException("The log cannot be read", new SQLException("away", state));

        assertThat(ProblemMapping.of(unreadable).orElseThrow().status()).isEqualTo(503);
    }

    static Stream<Exception> away() {
        return Stream.of(
                // as the pool says that a connection was closed under its user's hands
                new IllegalStateException(new SQLException("Connection is closed")),
                new TransactionSystemException("Could not roll back", new SQLException("Connection is closed")),
                new UncategorizedSQLException("commit", null, new SQLException("Connection is closed")),
                new CannotCreateTransactionException("no connection"),
                new QueryTimeoutException("cancelled"),
                new EventStoreException("x", new SQLTransientConnectionException("Connection is not available")));
    }

    @ParameterizedTest
    @MethodSource("away")
    void so_is_one_that_does_not_even_let_a_transaction_end(Exception thrown) {
        Problem problem = ProblemMapping.of(thrown).orElseThrow();

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.headers()).containsKey("Retry-After");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "22P02"})
    void a_statement_that_is_wrong_is_a_fault_of_ours(String state) {
        assertThat(ProblemMapping.of(new IllegalStateException(new SQLException("wrong", state))))
                .isEmpty();
    }
}
