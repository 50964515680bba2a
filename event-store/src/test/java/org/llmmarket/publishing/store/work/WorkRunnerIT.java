package org.llmmarket.publishing.store.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.llmmarket.publishing.store.sample.Ledger;
import org.llmmarket.publishing.store.sample.SampleApplication;
import org.llmmarket.publishing.store.signal.Signals;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class WorkRunnerIT {

    private ConfigurableApplicationContext process;
    private WorkQueue queue;
    private @Nullable WorkRunner runner;
    private final List<Work> performed = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        process = SampleApplication.start(TestDatabase.freshUrl());
        queue = process.getBean(WorkQueue.class);
        process.getBean(CommandGateway.class).sendAndWait(new Ledger.Open("a", "svc"));
    }

    @AfterEach
    void stop() {
        stopRunner();
        process.close();
    }

    private void stopRunner() {
        if (runner != null) {
            runner.stop();
        }
    }

    private boolean isRunning() {
        return runner != null && runner.isRunning();
    }

    private void run(Function<Work, WorkOutcome> performing) {
        run(Duration.ofSeconds(60), performing);
    }

    private void run(Duration timeLimit, Function<Work, WorkOutcome> performing) {
        runner = new WorkRunner(
                List.of(new TestWorker("test", 2, timeLimit, performing)),
                process.getBean(javax.sql.DataSource.class),
                process.getBean(AtomicCommands.class),
                process.getBean(CommandGateway.class),
                process.getBean(Signals.class));
        runner.start();
    }

    private final class TestWorker implements Worker {
        private final String kind;
        private final int concurrency;
        private final Duration timeLimit;
        private final Function<Work, WorkOutcome> performing;

        TestWorker(String kind, int concurrency, Duration timeLimit, Function<Work, WorkOutcome> performing) {
            this.kind = kind;
            this.concurrency = concurrency;
            this.timeLimit = timeLimit;
            this.performing = performing;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public int concurrency() {
            return concurrency;
        }

        @Override
        public Duration timeLimit() {
            return timeLimit;
        }

        @Override
        public WorkOutcome perform(Work work) {
            performed.add(work);
            return performing.apply(work);
        }
    }

    private List<Object> bookings() {
        return process.getBean(EventLog.class).ofAggregate("a").stream()
                .map(RecordedEvent::payload)
                .filter(Ledger.Booked.class::isInstance)
                .toList();
    }

    private long waiting() {
        return process.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM work")
                .query(Long.class)
                .single();
    }

    @Test
    void what_is_enqueued_twice_is_done_once_and_recorded() {
        run(work -> WorkOutcome.done(new Ledger.Book("a", 3)));
        queue.enqueue(Work.now("test", "k", Map.of("id", "7")));
        queue.enqueue(Work.now("test", "k", Map.of("id", "8")));

        await().until(() -> waiting() == 0);
        await().until(() -> bookings().size() >= 1);
        assertThat(performed.get(0).payload()).containsEntry("id", "7");
        assertThat(performed.get(0).attempt()).isEqualTo(1);
    }

    @Test
    void work_exists_only_when_its_transaction_commits() {
        run(work -> WorkOutcome.done());
        TransactionTemplate transaction = new TransactionTemplate(process.getBean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(status -> {
            queue.enqueue(Work.now("test", "never", Map.of()));
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> queue.enqueue(Work.now("test", "once", Map.of())));

        await().until(() -> waiting() == 0 && performed.size() == 1);
        assertThat(performed).extracting(Work::key).containsExactly("once");
    }

    @Test
    void a_refused_command_ends_the_work_and_the_others_are_recorded() {
        process.getBean(CommandGateway.class).sendAndWait(new Ledger.Open("closed", "svc"));
        process.getBean(CommandGateway.class).sendAndWait(new Ledger.Close("closed"));
        run(work -> WorkOutcome.done(new Ledger.Book("a", 1), new Ledger.Book("closed", 1), new Ledger.Book("a", 2)));
        queue.enqueue(Work.now("test", "k", Map.of()));

        await().until(() -> waiting() == 0);
        assertThat(bookings()).hasSize(2);
        assertThat(performed).hasSize(1);
    }

    @Test
    void a_failed_attempt_is_repeated_later() {
        run(work -> {
            if (work.attempt() < 3) {
                throw new IllegalStateException("the neighbour is away");
            }
            return WorkOutcome.done(new Ledger.Book("a", 1));
        });
        queue.enqueue(Work.now("test", "k", Map.of()));

        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
        assertThat(performed).extracting(Work::attempt).containsExactly(1, 2, 3);
        assertThat(bookings()).hasSize(1);
    }

    @Test
    void what_fails_while_the_process_ends_is_left_to_the_next_as_the_same_attempt() {
        run(work -> {
            await().until(() -> !isRunning());
            throw new IllegalStateException("nobody handles commands any more");
        });
        queue.enqueue(Work.now("test", "k", Map.of()));
        await().until(() -> !performed.isEmpty());

        stopRunner();
        run(work -> WorkOutcome.done(new Ledger.Book("a", 1)));

        await().until(() -> waiting() == 0);
        assertThat(performed).extracting(Work::attempt).containsExactly(1, 1);
        assertThat(bookings()).hasSize(1);
    }

    @Test
    void what_is_being_done_while_the_process_ends_stays_its_own_and_what_was_only_taken_is_given_back() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        for (String key : List.of("1", "2", "3", "4")) {
            queue.enqueue(Work.now("test", key, Map.of()));
        }
        run(work -> {
            answer.join();
            return WorkOutcome.done(new Ledger.Book("a", 1));
        });
        await().until(() -> leased() == 4 && performed.size() == 2);
        Instant before = leasedUntil();

        CompletableFuture<Void> stopping = CompletableFuture.runAsync(this::stopRunner);

        await().until(() -> leased() == 2);
        await().until(() -> leasedUntil().isAfter(before));
        answer.complete(true);
        stopping.join();
        assertThat(performed).hasSize(2);
        assertThat(waiting()).isEqualTo(2);
        assertThat(process.getBean(JdbcClient.class)
                        .sql("SELECT DISTINCT attempt FROM work")
                        .query(Integer.class)
                        .list())
                .containsExactly(1);
    }

    private long leased() {
        return process.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM work WHERE lease IS NOT NULL")
                .query(Long.class)
                .single();
    }

    private Instant leasedUntil() {
        return process.getBean(JdbcClient.class)
                .sql("SELECT min(leased_until) FROM work WHERE lease IS NOT NULL")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Test
    void an_attempt_that_is_not_conclusive_is_recorded_and_comes_again() {
        run(work -> work.attempt() == 1
                ? WorkOutcome.again(Duration.ofMillis(200), new Ledger.Book("a", 1))
                : WorkOutcome.done(new Ledger.Book("a", 2)));
        queue.enqueue(Work.now("test", "k", Map.of()));

        await().until(() -> waiting() == 0);
        assertThat(bookings()).hasSize(2);
    }

    @Test
    void a_deadline_falls_due_when_it_should_and_not_when_it_is_cancelled() {
        AtomicInteger fired = new AtomicInteger();
        run(work -> {
            fired.incrementAndGet();
            return WorkOutcome.done();
        });
        Instant due = Instant.now().plusMillis(700);
        queue.enqueue(Work.at(due, "test", "kept", Map.of()));
        queue.enqueue(Work.at(due, "test", "cancelled", Map.of()));
        queue.cancel("test", "cancelled");
        queue.cancel("test", "unknown");

        await().pollInterval(Duration.ofMillis(5)).until(() -> fired.get() == 1);
        assertThat(Duration.between(due, Instant.now())).isBetween(Duration.ZERO, Duration.ofSeconds(5));
        await().until(() -> waiting() == 0);
        assertThat(performed).extracting(Work::key).containsExactly("kept");
    }

    @Test
    void an_answer_that_comes_after_somebody_else_took_the_work_counts_no_more() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        run(Duration.ofMillis(300), work -> {
            if (work.attempt() == 1) {
                waitFor(hang);
            }
            return WorkOutcome.done(new Ledger.Book("a", work.attempt()));
        });
        queue.enqueue(Work.now("test", "k", Map.of()));

        await().until(() -> waiting() == 0);
        hang.countDown();
        await().during(Duration.ofMillis(300)).until(() -> bookings().size() == 1);
        assertThat(bookings()).containsExactly(new Ledger.Booked("a", 2, 2));
    }

    @Test
    void work_that_comes_while_every_place_is_taken_is_done_as_soon_as_one_is_free() throws Exception {
        Semaphore go = new Semaphore(0);
        run(work -> {
            go.acquireUninterruptibly();
            return WorkOutcome.done();
        });
        long begun = System.nanoTime();
        for (int round = 1; round <= 10; round++) {
            queue.enqueue(Work.now("test", "first" + round, Map.of()));
            queue.enqueue(Work.now("test", "second" + round, Map.of()));
            int expected = round * 3 - 1;
            await().pollInterval(Duration.ofMillis(5)).until(() -> performed.size() == expected);
            queue.enqueue(Work.now("test", "late" + round, Map.of()));
            go.release(3);
            await().pollInterval(Duration.ofMillis(5)).until(() -> waiting() == 0);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void slow_work_is_kept_beyond_its_lease() {
        CountDownLatch hang = new CountDownLatch(1);
        run(work -> {
            waitFor(hang);
            return WorkOutcome.done();
        });
        queue.enqueue(Work.now("test", "k", Map.of()));

        await().during(HeldWork.LEASE.multipliedBy(3).dividedBy(2))
                .atMost(HeldWork.LEASE.multipliedBy(2))
                .until(() -> performed.size() <= 1);
        hang.countDown();
        await().until(() -> waiting() == 0);
        assertThat(performed).hasSize(1);
    }

    @Test
    void the_work_of_a_runner_that_is_gone_is_soon_done_by_another() {
        queue.enqueue(Work.now("test", "k", Map.of()));
        new WorkLeases(process.getBean(javax.sql.DataSource.class))
                .take(List.of("test"), List.of(1), List.of(1), List.of(HeldWork.LEASE.toMillis()));

        run(work -> WorkOutcome.done(new Ledger.Book("a", work.attempt())));

        await().atMost(HeldWork.LEASE.plusSeconds(3)).until(() -> waiting() == 0);
        assertThat(bookings()).containsExactly(new Ledger.Booked("a", 2, 2));
        assertThat(performed)
                .singleElement()
                .satisfies(again -> assertThat(again.cutOff()).isTrue())
                .satisfies(again -> assertThat(again.counted()).isEqualTo(1));
    }

    @Test
    void an_attempt_that_is_made_in_vain_for_all_is_counted_but_not_against_the_work() {
        run(work -> work.attempt() < 4 ? WorkOutcome.anew(Duration.ZERO) : WorkOutcome.done());
        queue.enqueue(Work.now("test", "k", Map.of()));

        await().until(() -> waiting() == 0);
        assertThat(performed).extracting(Work::attempt).containsExactly(1, 2, 3, 4);
        assertThat(performed).extracting(Work::counted).containsExactly(1, 1, 1, 1);
        assertThat(performed).noneMatch(Work::cutOff);
    }

    @Test
    void a_worker_that_runs_out_of_stack_keeps_its_places() {
        run(work -> {
            if (work.attempt() == 1) {
                throw new StackOverflowError();
            }
            return WorkOutcome.done();
        });
        for (int i = 1; i <= 5; i++) {
            queue.enqueue(Work.now("test", "k" + i, Map.of()));
        }

        await().until(() -> waiting() == 0);
        assertThat(performed).hasSize(10);
    }

    @Test
    void work_of_a_slow_kind_takes_no_place_of_another() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        runner = new WorkRunner(
                List.of(
                        new TestWorker("slow", 2, Duration.ofSeconds(60), work -> {
                            waitFor(hang);
                            return WorkOutcome.done();
                        }),
                        new TestWorker("quick", 2, Duration.ofSeconds(60), work -> WorkOutcome.done())),
                process.getBean(javax.sql.DataSource.class),
                process.getBean(AtomicCommands.class),
                process.getBean(CommandGateway.class),
                process.getBean(Signals.class));
        runner.start();
        for (int i = 0; i < 10; i++) {
            queue.enqueue(Work.now("slow", "s" + i, Map.of()));
            queue.enqueue(Work.now("quick", "q" + i, Map.of()));
        }

        await().until(() ->
                performed.stream().filter(work -> work.kind().equals("quick")).count() == 10);
        assertThat(performed.stream().filter(work -> work.kind().equals("slow")))
                .hasSize(2);
        hang.countDown();
        await().until(() -> waiting() == 0);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
