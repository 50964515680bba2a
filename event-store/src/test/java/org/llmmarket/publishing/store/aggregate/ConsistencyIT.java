package org.llmmarket.publishing.store.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.sample.Ledger;
import org.llmmarket.publishing.store.sample.SampleApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ConsistencyIT {

    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    @BeforeAll
    static void start() {
        String database = TestDatabase.freshUrl();
        one = SampleApplication.start(database);
        other = SampleApplication.start(database);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // as the gateway declares it
    private static <R> R send(ConfigurableApplicationContext process, Object command) {
        return process.getBean(CommandGateway.class).sendAndWait(command);
    }

    @Test
    void two_processes_that_write_one_aggregate_lose_nothing() throws Exception {
        send(one, new Ledger.Open("shared", "svc"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> writing = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            ConfigurableApplicationContext process = t % 2 == 0 ? one : other;
            writing.add(threads.submit(() -> {
                for (int i = 0; i < 50; i++) {
                    send(process, new Ledger.Book("shared", 1));
                }
            }));
        }
        for (Future<?> writer : writing) {
            writer.get();
        }
        threads.shutdown();
        assertThat(ConsistencyIT.<Long>send(one, new Ledger.Book("shared", 0))).isEqualTo(200);
        assertThat(ConsistencyIT.<Long>send(other, new Ledger.Book("shared", 0)))
                .isEqualTo(200);
    }

    @Test
    void an_answer_that_changes_nothing_is_never_given_on_old_state() {
        send(one, new Ledger.Open("read", "svc"));
        send(other, new Ledger.Book("read", 7));

        assertThat(ConsistencyIT.<Long>send(one, new Ledger.Book("read", 0))).isEqualTo(7);
    }

    @Test
    void a_command_is_refused_by_the_newest_state() {
        send(one, new Ledger.Open("ended", "svc"));
        send(one, new Ledger.Book("ended", 1));
        send(other, new Ledger.Close("ended"));

        assertThatThrownBy(() -> send(one, new Ledger.Book("ended", 1))).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> send(one, new Ledger.Open("ended", "svc")))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void atomic_commands_happen_together_or_not_at_all() {
        AtomicCommands atomic = one.getBean(AtomicCommands.class);
        atomic.dispatch(List.of(new Ledger.Open("x", "svc"), new Ledger.Open("y", "svc"), new Ledger.Book("x", 5)));
        assertThatThrownBy(() -> atomic.dispatch(
                        List.of(new Ledger.Book("x", 1), new Ledger.Close("y"), new Ledger.Book("y", 1))))
                .isInstanceOf(Rejection.class);

        assertThat(ConsistencyIT.<Long>send(one, new Ledger.Book("x", 0))).isEqualTo(5);
        send(one, new Ledger.Book("y", 1));
    }

    @Test
    void what_ends_with_a_command_that_changes_nothing_does_not_end_on_old_state() {
        send(one, new Ledger.Open("stale", "svc"));
        send(one, new Ledger.Open("mate", "svc"));
        send(other, new Ledger.Book("stale", 7));
        AtomicInteger attempts = new AtomicInteger();

        List<Long> balances = one.getBean(AtomicCommands.class).inOneTransaction(() -> {
            attempts.incrementAndGet();
            return List.of(send(one, new Ledger.Book("mate", 1)), send(one, new Ledger.Book("stale", 0)));
        });

        assertThat(balances).containsExactly(1L, 7L);
        assertThat(attempts).as("the first attempt was rolled back").hasValue(2);
    }

    @Test
    void a_command_in_a_transaction_that_axon_does_not_know_is_refused() {
        TransactionTemplate transaction = new TransactionTemplate(one.getBean(PlatformTransactionManager.class));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> send(one, new Ledger.Open("never", "svc"))))
                .hasMessageContaining("AtomicCommands");
    }

    @Test
    void a_long_history_is_read_from_its_snapshot() {
        send(one, new Ledger.Open("long", "svc"));
        for (int i = 0; i < 500; i++) {
            send(one, new Ledger.Book("long", 1));
        }
        JdbcClient jdbc = one.getBean(JdbcClient.class);
        await().until(() -> jdbc.sql("SELECT max(sequence) FROM snapshot WHERE aggregate_id = 'long'")
                .query((row, number) -> row.getLong(1) > 400)
                .single());

        assertThat(jdbc.sql("SELECT name FROM snapshot WHERE aggregate_id = 'long'")
                        .query(String.class)
                        .single())
                .isEqualTo("Ledger");
        assertThat(ConsistencyIT.<Long>send(other, new Ledger.Book("long", 1))).isEqualTo(501L);
        assertThat(one.getBean(EventLog.class).ofAggregate("long")).hasSize(502);
    }
}
