package org.llmmarket.publishing.store.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.sample.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(120)
class LogWitnessIT {

    private DataSource pool;
    private TestStore here;
    private TestStore there;
    private TransactionTemplate transaction;
    private final Heard heardHere = new Heard();
    private final Heard heardThere = new Heard();

    @BeforeEach
    void start() {
        pool = TestDatabase.pool(TestDatabase.freshUrl());
        here = TestStore.on(pool);
        there = TestStore.on(pool);
        here.tell(heardHere);
        there.tell(heardThere);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
    }

    @Test
    void a_commit_is_told_before_it_returns() {
        here.append(opened("a"));

        assertThat(heardHere.committed).containsExactly("a");
        assertThat(heardThere.committed).isEmpty();
    }

    @Test
    void everybody_hears_of_every_event_once() {
        for (int i = 0; i < 100; i++) {
            here.append(opened("service-" + i));
        }

        await().untilAsserted(() -> assertThat(heardThere.seen).hasSize(100));
        await().untilAsserted(() -> assertThat(heardHere.seen).hasSize(100));
        assertThat(heardThere.seen).doesNotHaveDuplicates();
    }

    @Test
    void an_event_is_heard_of_before_it_can_be_read() {
        here.append(opened("a"));

        await().pollInterval(Duration.ofMillis(1)).until(() -> there.head() > 0);
        assertThat(heardThere.seen).containsExactly("a");
    }

    @Test
    void a_transaction_that_is_still_open_hides_nothing() throws InterruptedException {
        CountDownLatch stored = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        Thread late = new Thread(() -> transaction.executeWithoutResult(status -> {
            here.append(opened("late"));
            stored.countDown();
            waitFor(commit);
        }));
        late.start();
        stored.await();
        here.append(opened("quick"));

        await().untilAsserted(() -> assertThat(heardThere.seen).containsExactly("quick"));
        assertThat(there.head()).as("nobody reads beyond the gap").isZero();

        commit.countDown();
        late.join();
        await().until(() -> there.head() > 0);
        assertThat(heardThere.seen).containsExactly("quick", "late");
    }

    @Test
    void what_cannot_be_read_stops_nobody() {
        here.append(opened("before"));
        JdbcClient.create(pool)
                .sql("INSERT INTO domain_event (aggregate_type, aggregate_id, sequence, event_id, name, revision, at,"
                        + " payload, metadata) SELECT aggregate_type, 'ill', 0, gen_random_uuid(), name, revision, at,"
                        + " '[]', '{}' FROM domain_event")
                .update();
        here.append(opened("after"));

        await().untilAsserted(() -> assertThat(heardThere.seen).containsExactly("before", "after"));
        assertThat(there.head()).isEqualTo(here.head()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void who_follows_the_log_is_abreast_also_when_nothing_happens() {
        await().until(() -> there.isAbreast(Duration.ofSeconds(2)));
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> there.isAbreast(Duration.ofSeconds(2)));
    }

    private static DomainEventMessage<?> opened(String service) {
        String ledger = UUID.randomUUID().toString();
        return new GenericDomainEventMessage<>(
                "Ledger",
                ledger,
                0,
                new Ledger.Opened(ledger, service),
                MetaData.emptyInstance(),
                ledger,
                Instant.now());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Heard implements LogWitness {
        private final List<String> committed = new CopyOnWriteArrayList<>();
        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void begins(long position) {
            // It begins empty.
        }

        @Override
        public synchronized void committed(String serviceId, Collection<String> eventIds) {
            committed.add(serviceId);
        }

        @Override
        public synchronized void seen(String serviceId, String eventId, long position) {
            seen.add(serviceId);
        }
    }
}
