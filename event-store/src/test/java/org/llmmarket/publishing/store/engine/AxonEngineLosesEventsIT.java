package org.llmmarket.publishing.store.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.sample.Ledger;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** Why this module exists: the same faults, under Axon's own engine, make a reader miss events for good. */
class AxonEngineLosesEventsIT {

    private static final int GAP_TIMEOUT_MILLIS = 1000;

    private JdbcEventStorageEngine engine;
    private TransactionTemplate transaction;
    private @Nullable TrackingToken token;

    @BeforeEach
    void start() throws SQLException {
        DataSource pool = TestDatabase.fresh();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
        ConnectionProvider connections = new TransactionAwareDataSourceProxy(pool)::getConnection;
        JacksonSerializer serializer = JacksonSerializer.defaultSerializer();
        engine = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .gapTimeout(GAP_TIMEOUT_MILLIS)
                .gapCleaningThreshold(1)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
    }

    @Test
    void a_transaction_that_commits_after_the_gap_timeout_is_missed() throws Exception {
        append("first", Instant.now());
        Held held = hold("late", Instant.now());
        Held other = hold("late as well", Instant.now());
        append("quick", Instant.now());
        read();
        TestStore.pause(Duration.ofMillis(GAP_TIMEOUT_MILLIS + 500));
        append("later", Instant.now());
        read();
        held.commit();
        other.commit();

        assertThat(read()).doesNotContain("late");
        assertThat(read()).doesNotContain("late");
    }

    @Test
    void a_transaction_is_missed_when_a_clock_is_behind() throws Exception {
        append("first", Instant.now());
        Held held = hold("late", Instant.now());
        append("behind", Instant.now().minus(2, ChronoUnit.MINUTES));
        read();
        append("next", Instant.now());
        read();
        held.commit();

        assertThat(read()).doesNotContain("late");
        assertThat(read()).doesNotContain("late");
    }

    private List<String> read() {
        List<? extends TrackedEventMessage<?>> messages =
                engine.readEvents(token, false).toList();
        if (!messages.isEmpty()) {
            token = messages.get(messages.size() - 1).trackingToken();
        }
        return messages.stream()
                .map(message -> ((DomainEventMessage<?>) message).getAggregateIdentifier())
                .toList();
    }

    private void append(String aggregate, Instant at) {
        transaction.executeWithoutResult(status -> engine.appendEvents(event(aggregate, at)));
    }

    private Held hold(String aggregate, Instant at) throws InterruptedException {
        CountDownLatch stored = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        Thread thread = new Thread(() -> transaction.executeWithoutResult(status -> {
            engine.appendEvents(event(aggregate, at));
            stored.countDown();
            try {
                commit.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        thread.start();
        stored.await();
        return new Held(thread, commit);
    }

    private record Held(Thread thread, CountDownLatch latch) {
        void commit() throws InterruptedException {
            latch.countDown();
            thread.join();
        }
    }

    private static DomainEventMessage<?> event(String aggregate, Instant at) {
        return new GenericDomainEventMessage<>(
                "Ledger",
                aggregate,
                0,
                new Ledger.Closed(aggregate),
                MetaData.emptyInstance(),
                java.util.UUID.randomUUID().toString(),
                at);
    }
}
