package org.llmmarket.publishing.store.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.processing.Faults;
import org.llmmarket.publishing.store.sample.Ledger;
import org.llmmarket.publishing.store.sample.SampleApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class LostConnectionIT {

    private static ConfigurableApplicationContext process;
    private static String database;

    @BeforeAll
    static void start() {
        database = TestDatabase.freshUrl();
        process = SampleApplication.start(database);
    }

    @AfterAll
    static void stop() {
        process.close();
    }

    @Test
    void a_transaction_that_cannot_even_be_ended_leaves_nothing_behind_in_its_thread() {
        AtomicCommands atomic = process.getBean(AtomicCommands.class);
        atomic.dispatch(List.of(new Ledger.Open("lost", "svc"), new Ledger.Book("lost", 5)));

        assertThatThrownBy(() -> atomic.inOneTransaction(() -> {
                    book(1);
                    endSession(session());
                    return true;
                }))
                .as("the commit is lost")
                .matches(Faults::passes);
        assertThatThrownBy(() -> atomic.inOneTransaction(() -> {
                    book(1);
                    endSession(session());
                    throw new IllegalArgumentException("a fault of its own");
                }))
                .as("the rollback is lost")
                .isNotNull();

        assertThat(book(0)).as("neither is there").isEqualTo(5);
        assertThat(book(2)).isEqualTo(7);
    }

    private static long book(int amount) {
        return process.getBean(CommandGateway.class).<Long>sendAndWait(new Ledger.Book("lost", amount));
    }

    private static int session() {
        return process.getBean(JdbcClient.class)
                .sql("SELECT pg_backend_pid()")
                .query(Integer.class)
                .single();
    }

    /** From outside, as an operator or the server's own shutdown does it. */
    private static void endSession(int session) throws SQLException {
        try (Connection connection = java.sql.DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + session + ", 5000)");
        }
    }
}
