package org.llmmarket.publishing.store.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.sample.Ledger;
import org.llmmarket.publishing.store.sample.LedgerProjection;
import org.llmmarket.publishing.store.sample.SampleApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class LogEventProcessorIT {

    private String database;
    private ConfigurableApplicationContext process;

    @BeforeEach
    void start() {
        database = TestDatabase.freshUrl();
        process = SampleApplication.start(database);
    }

    @AfterEach
    void stop() {
        process.close();
    }

    private void send(Object command) {
        process.getBean(CommandGateway.class).sendAndWait(command);
    }

    private LedgerProjection projection() {
        return process.getBean(LedgerProjection.class);
    }

    private ParkedEvents parked() {
        return process.getBean(ParkedEvents.class);
    }

    @Test
    void a_poison_event_is_parked_with_its_stream_and_the_rest_goes_on() {
        send(new Ledger.Open("ill", "svc"));
        send(new Ledger.Open("well", "svc"));
        send(new Ledger.Book("ill", LedgerProjection.POISON));
        send(new Ledger.Book("ill", 1000));
        send(new Ledger.Book("well", 5));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> Long.valueOf(5).equals(projection().total("well")));
        await().until(() -> parked().all().size() == 2);
        assertThat(projection().total("ill")).isZero();
        assertThat(parked().all())
                .extracting(ParkedEvent::processor, ParkedEvent::stream, ParkedEvent::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ledgers", "ill", "Booked"),
                        org.assertj.core.groups.Tuple.tuple("ledgers", "ill", "Booked"));
    }

    @Test
    void parked_events_are_taken_in_order_once_the_fault_is_mended() {
        send(new Ledger.Open("ill", "svc"));
        send(new Ledger.Book("ill", LedgerProjection.POISON));
        send(new Ledger.Book("ill", 1000));
        await().atMost(Duration.ofSeconds(60)).until(() -> parked().all().size() == 2);
        assertThat(parked().doubt()).hasValueSatisfying(why -> assertThat(why).startsWith("2 events"));

        projection().poisonous = false;
        parked().retry("ledgers", "ill");

        await().atMost(Duration.ofSeconds(60)).until(() -> parked().all().isEmpty());
        assertThat(parked().doubt()).isEmpty();
        assertThat(projection().total("ill")).isEqualTo(1000 + LedgerProjection.POISON);
        send(new Ledger.Book("ill", 1));
        await().until(() -> projection().total("ill") == 1001 + LedgerProjection.POISON);
    }

    @Test
    void they_are_taken_and_given_up_also_while_the_group_has_plenty_to_do() throws Exception {
        send(new Ledger.Open("ill", "svc"));
        send(new Ledger.Open("hopeless", "svc"));
        send(new Ledger.Open("well", "svc"));
        send(new Ledger.Book("ill", LedgerProjection.POISON));
        send(new Ledger.Book("hopeless", LedgerProjection.POISON));
        await().atMost(Duration.ofSeconds(60)).until(() -> parked().all().size() == 2);
        AtomicBoolean over = new AtomicBoolean();
        Thread busy = new Thread(() -> {
            while (!over.get()) {
                send(new Ledger.Book("well", 1));
            }
        });
        busy.start();
        try {
            projection().poisonous = false;
            parked().retry("ledgers", "ill");
            parked().discard("ledgers", "hopeless");
            send(new Ledger.Book("hopeless", 1000));

            await().atMost(Duration.ofSeconds(60)).until(() -> parked().all().isEmpty());
            await().until(() -> projection().total("hopeless") == 1000 + LedgerProjection.POISON);
        } finally {
            over.set(true);
            busy.join();
        }
    }

    @Test
    void what_is_parked_is_taken_only_by_who_has_the_claim_still() {
        JdbcClient jdbc = process.getBean(JdbcClient.class);
        send(new Ledger.Open("ill", "svc"));
        send(new Ledger.Book("ill", LedgerProjection.POISON));
        await().atMost(Duration.ofSeconds(60)).until(() -> parked().all().size() == 1);
        projection().whenBooked = () -> CompletableFuture.runAsync(
                        () -> jdbc.sql("UPDATE token SET owner = 'another', claimed = now() + interval '1 hour'")
                                .update())
                .join();
        projection().poisonous = false;

        parked().retry("ledgers", "ill");
        await().until(() -> process.getBean(ProgressReport.class).all().stream().noneMatch(Progress::owned));

        assertThat(parked().all()).hasSize(1);
        assertThat(projection().total("ill")).isZero();
        projection().whenBooked = () -> {};
        jdbc.sql("UPDATE token SET owner = NULL").update();
        await().until(() -> parked().all().isEmpty());
        assertThat(projection().total("ill")).isEqualTo(LedgerProjection.POISON);
    }

    @Test
    void a_broken_connection_parks_nothing() {
        send(new Ledger.Open("a", "svc"));
        for (int i = 1; i <= 50; i++) {
            send(new Ledger.Book("a", 1));
            if (i % 10 == 0) {
                endOtherBackends();
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Long.valueOf(50).equals(projection().total("a")));
        assertThat(parked().all()).isEmpty();
    }

    private void endOtherBackends() {
        process.getBean(JdbcClient.class)
                .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND pid <> pg_backend_pid() AND query LIKE '%token%'")
                .query()
                .listOfRows();
    }

    @Test
    void a_group_that_is_reset_takes_everything_again_and_says_how_far_it_is() {
        for (int i = 0; i < 300; i++) {
            send(new Ledger.Open("a" + i, "svc"));
        }
        await().until(() -> projection().total("a299") != null);
        StreamingEventProcessor group = process.getBean(EventProcessingConfiguration.class)
                .eventProcessor("ledgers", StreamingEventProcessor.class)
                .orElseThrow();
        group.shutDown();
        group.resetTokens();
        assertThat(projection().total("a299")).isNull();
        assertThat(progress().position()).isZero();

        group.start();
        await().until(() -> projection().total("a299") != null);
        await().until(() -> progress().caughtUp() && progress().owned());
        assertThat(progress().behind()).isZero();
        send(new Ledger.Open("new", "svc"));
        await().until(() -> projection().total("new") != null);
        await().until(() -> !progress().replaying());
    }

    private Progress progress() {
        return process.getBean(ProgressReport.class).all().stream()
                .filter(each -> each.processor().equals("ledgers"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void another_process_takes_over_when_one_ends() {
        send(new Ledger.Open("a", "svc"));
        await().until(() -> projection().total("a") != null);
        try (ConfigurableApplicationContext second = SampleApplication.start(database)) {
            process.close();
            second.getBean(CommandGateway.class).sendAndWait(new Ledger.Book("a", 3));
            await().atMost(Duration.ofSeconds(60)).until(() -> Long.valueOf(3)
                    .equals(second.getBean(LedgerProjection.class).total("a")));
        }
    }

    @Test
    void a_group_whose_claim_another_process_took_while_it_was_frozen_writes_nothing_any_more() {
        JdbcClient jdbc = process.getBean(JdbcClient.class);
        send(new Ledger.Open("a", "svc"));
        await().until(() -> projection().total("a") != null);
        jdbc.sql("UPDATE token SET owner = 'another', claimed = now() + interval '1 hour'")
                .update();

        send(new Ledger.Book("a", 3));
        await().until(() -> process.getBean(ProgressReport.class).all().stream().noneMatch(Progress::owned));
        assertThat(projection().total("a")).isZero();

        jdbc.sql("UPDATE token SET owner = NULL").update();
        await().until(() -> Long.valueOf(3).equals(projection().total("a")));
        assertThat(parked().all()).isEmpty();
    }
}
