package org.llmmarket.publishing.store.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.llmmarket.publishing.store.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(120)
class LogTailIT {

    private String url;
    private DataSource pool;
    private TestStore store;
    private TransactionTemplate transaction;

    @BeforeEach
    void start() {
        url = TestDatabase.freshUrl();
        pool = TestDatabase.pool(url);
        store = TestStore.on(pool);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void a_transaction_that_commits_late_is_waited_for() throws Exception {
        CountDownLatch stored = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        Thread late = new Thread(() -> transaction.executeWithoutResult(status -> {
            store.append(event("late", 0));
            stored.countDown();
            waitFor(commit);
        }));
        late.start();
        stored.await();
        for (int i = 0; i < 50; i++) {
            store.append(event("quick", i));
        }
        try (BlockingStream<TrackedEventMessage<?>> reader = store.open()) {
            assertThat(reader.hasNextAvailable(1500, TimeUnit.MILLISECONDS)).isFalse();
            commit.countDown();
            late.join();

            assertThat(aggregates(read(reader, 51))).startsWith("late").hasSize(51);
        }
    }

    @Test
    void what_is_rolled_back_is_passed_and_nothing_else() throws Exception {
        for (int i = 0; i < 200; i++) {
            int number = i;
            transaction.executeWithoutResult(status -> {
                store.append(event("kept-" + number, 0));
                if (number % 3 == 0) {
                    status.setRollbackOnly();
                }
            });
        }

        try (BlockingStream<TrackedEventMessage<?>> reader = store.open()) {
            assertThat(aggregates(read(reader, 133)))
                    .containsExactlyElementsOf(IntStream.range(0, 200)
                            .filter(i -> i % 3 != 0)
                            .mapToObj(i -> "kept-" + i)
                            .toList());
            assertThat(reader.hasNextAvailable(300, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void a_gap_is_passed_although_a_long_transaction_writes_elsewhere() throws Exception {
        try (Connection elsewhere = pool.getConnection();
                Statement statement = elsewhere.createStatement()) {
            elsewhere.setAutoCommit(false);
            statement.execute("INSERT INTO vault (key, sealed) VALUES ('x', '')");
            transaction.executeWithoutResult(status -> {
                store.append(event("lost", 0));
                status.setRollbackOnly();
            });
            store.append(event("kept", 0));

            try (BlockingStream<TrackedEventMessage<?>> reader = store.open()) {
                assertThat(aggregates(read(reader, 1))).containsExactly("kept");
            }
            elsewhere.rollback();
        }
    }

    @Test
    void clocks_that_are_minutes_apart_change_nothing() throws Exception {
        CountDownLatch stored = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        Thread late = new Thread(() -> transaction.executeWithoutResult(status -> {
            store.append(event("late", 0, Instant.now().minus(10, ChronoUnit.MINUTES)));
            stored.countDown();
            waitFor(commit);
        }));
        late.start();
        stored.await();
        store.append(event("ahead", 0, Instant.now().plus(10, ChronoUnit.MINUTES)));
        store.append(event("behind", 0, Instant.now().minus(10, ChronoUnit.MINUTES)));

        try (BlockingStream<TrackedEventMessage<?>> reader = store.open()) {
            assertThat(reader.hasNextAvailable(300, TimeUnit.MILLISECONDS)).isFalse();
            commit.countDown();
            late.join();
            assertThat(aggregates(read(reader, 3))).containsExactly("late", "ahead", "behind");
        }
    }

    @Test
    void an_id_that_is_given_out_before_the_position_is_taken_does_not_deceive() throws Exception {
        // The later position belongs to the older transaction: its end leaves nobody alive below the snapshot's upper
        // bound.
        try (Connection older = pool.getConnection();
                Connection younger = pool.getConnection()) {
            older.setAutoCommit(false);
            younger.setAutoCommit(false);
            execute(older, "SELECT pg_current_xact_id()");
            insert(younger, "younger");
            insert(older, "older");
            older.commit();

            try (BlockingStream<TrackedEventMessage<?>> reader = store.open()) {
                assertThat(reader.hasNextAvailable(500, TimeUnit.MILLISECONDS)).isFalse();
                younger.commit();
                assertThat(aggregates(read(reader, 2))).containsExactly("younger", "older");
            }
        }
    }

    @Test
    void a_backend_that_is_terminated_leaves_a_gap_that_is_passed() throws Exception {
        Connection victim = DriverManager.getConnection(url);
        victim.setAutoCommit(false);
        insert(victim, "terminated");
        store.append(event("next", 0));
        JdbcClient.create(pool)
                .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE state = 'idle in transaction' AND datname = current_database()")
                .query()
                .listOfRows();

        try (BlockingStream<TrackedEventMessage<?>> reader = store.open()) {
            assertThat(aggregates(read(reader, 1))).containsExactly("next");
        }
        assertThat(victim.isValid(1)).isFalse();
    }

    @Test
    void nothing_is_lost_when_sixteen_write_and_three_read_and_backends_are_ended() throws Exception {
        new LogRace(store, transaction, 16, Integer.getInteger("race.events", 100_000) / 16, 3)
                .run(Duration.ofMillis(200), this::endOneWriter);
    }

    private void endOneWriter() {
        JdbcClient.create(pool)
                .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND query LIKE 'INSERT INTO domain_event%' AND pid <> pg_backend_pid() LIMIT 1")
                .query()
                .listOfRows();
    }

    @Test
    void a_reader_is_woken_within_milliseconds() throws Exception {
        try (BlockingStream<TrackedEventMessage<?>> reader = store.open()) {
            List<Long> nanos = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                store.append(event("a", i));
                long committed = System.nanoTime();
                reader.nextAvailable();
                nanos.add(System.nanoTime() - committed);
            }
            nanos.sort(null);
            assertThat(Duration.ofNanos(nanos.get(150))).isLessThan(Duration.ofMillis(10));
        }
    }

    @Test
    void another_process_is_woken_by_notification() throws Exception {
        try (TestStore other = TestStore.on(pool);
                BlockingStream<TrackedEventMessage<?>> reader = other.open()) {
            List<Long> nanos = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                store.append(event("a", i));
                long committed = System.nanoTime();
                reader.nextAvailable();
                nanos.add(System.nanoTime() - committed);
            }
            nanos.sort(null);
            assertThat(Duration.ofNanos(nanos.get(50))).isLessThan(Duration.ofMillis(50));
        }
    }

    @Test
    void an_idle_reader_asks_less_than_twice_a_second() throws Exception {
        CountingDataSource counted = new CountingDataSource(pool);
        try (TestStore idle = TestStore.on(counted);
                BlockingStream<TrackedEventMessage<?>> reader = idle.open()) {
            reader.hasNextAvailable(1, TimeUnit.SECONDS);
            int before = counted.queries();
            reader.hasNextAvailable(4, TimeUnit.SECONDS);

            assertThat(counted.queries() - before).isBetween(1, 2 * 4);
        }
    }

    @Test
    void the_log_can_be_read_from_its_beginning_by_pages_while_it_grows() throws Exception {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 20_000; i++) {
                store.append(event("old-" + i, 0));
            }
        });
        await().until(() -> store.head() >= 20_000);
        try (BlockingStream<TrackedEventMessage<?>> reader = store.open()) {
            List<TrackedEventMessage<?>> first = read(reader, 10_000);
            store.append(event("new", 0));
            List<TrackedEventMessage<?>> rest = read(reader, 10_001);
            assertThat(aggregates(first)).startsWith("old-0").endsWith("old-9999");
            assertThat(aggregates(rest)).startsWith("old-10000").endsWith("new");
        }
    }

    private static List<TrackedEventMessage<?>> read(BlockingStream<TrackedEventMessage<?>> reader, int count)
            throws InterruptedException {
        List<TrackedEventMessage<?>> messages = new ArrayList<>(count);
        while (messages.size() < count) {
            assertThat(reader.hasNextAvailable(20, TimeUnit.SECONDS))
                    .as("event %d of %d", messages.size() + 1, count)
                    .isTrue();
            messages.add(reader.nextAvailable());
        }
        return messages;
    }

    private static List<String> aggregates(List<TrackedEventMessage<?>> messages) {
        return messages.stream()
                .map(message -> ((DomainEventMessage<?>) message).getAggregateIdentifier())
                .toList();
    }

    private static DomainEventMessage<?> event(String aggregate, long sequence) {
        return event(aggregate, sequence, Instant.now());
    }

    private static DomainEventMessage<?> event(String aggregate, long sequence, Instant at) {
        return TestStore.event(aggregate, sequence, at);
    }

    private static void insert(Connection connection, String aggregate) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO domain_event (aggregate_type, aggregate_id,"
                        + " sequence, event_id, name, at, payload, metadata) VALUES ('Ledger', ?, 0, gen_random_uuid(), 'Opened',"
                        + " now(), '{\"ledgerId\": \"x\", \"serviceId\": \"y\"}', '{}')")) {
            insert.setString(1, aggregate);
            insert.execute();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
