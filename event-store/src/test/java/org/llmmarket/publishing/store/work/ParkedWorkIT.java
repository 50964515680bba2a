package org.llmmarket.publishing.store.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.sample.Ledger;
import org.llmmarket.publishing.store.sample.SampleApplication;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.work.ParkedWork.Filter;
import org.llmmarket.publishing.store.work.ParkedWork.Item;
import org.llmmarket.publishing.store.work.ParkedWork.Place;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class ParkedWorkIT {

    private static final Filter ANY = new Filter(null, null, null);

    private final List<Work> performed = new CopyOnWriteArrayList<>();
    private ConfigurableApplicationContext process;
    private WorkQueue queue;
    private ParkedWork parked;
    private @Nullable WorkRunner runner;
    private volatile int admitted = 4;

    @BeforeEach
    void start() {
        process = SampleApplication.start(TestDatabase.freshUrl());
        queue = process.getBean(WorkQueue.class);
        parked = process.getBean(ParkedWork.class);
        process.getBean(CommandGateway.class).sendAndWait(new Ledger.Open("a", "svc"));
    }

    @AfterEach
    void stop() {
        if (runner != null) {
            runner.stop();
        }
        process.close();
    }

    @Test
    void work_that_fails_for_good_stands_aside_and_holds_up_nothing_else() {
        run(work -> work.key().equals("bad")
                ? WorkOutcome.parked("It cannot be.", new Ledger.Book("a", 1))
                : WorkOutcome.done(new Ledger.Book("a", 2)));
        queue.enqueue(Work.now("test", "bad", Map.of("publicationId", "p-1", "serviceId", "s-1")));
        queue.enqueue(Work.now("test", "good", Map.of()));

        await().until(() -> events() == 3 && items(ANY).size() == 1);

        Item item = items(ANY).get(0);
        assertThat(item.cause()).isEqualTo("It cannot be.");
        assertThat(item.publicationId()).isEqualTo("p-1");
        assertThat(parked.find("test", "bad")).contains(item);
        assertThat(items(new Filter("test", "p-1", "s-1"))).containsExactly(item);
        assertThat(items(new Filter("other", null, null))).isEmpty();
        assertThat(parked.find(ANY, new Place(item.parkedAt(), "test", "bad"), 10))
                .isEmpty();
    }

    @Test
    void a_worker_that_throws_is_not_asked_for_ever() {
        run(work -> {
            throw new IllegalStateException("a fault of ours");
        });
        queue.enqueue(Work.now("test", "k", Map.of()));

        await().until(() -> items(ANY).size() == 1);

        assertThat(performed).extracting(Work::attempt).containsExactly(1, 2, 3);
        assertThat(items(ANY).get(0).cause()).contains("a fault of ours");
        assertThat(items(ANY).get(0).attempts()).isEqualTo(3);
        // What the worker wants to be recorded of it.
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void an_answer_that_cannot_be_recorded_parks_its_work_as_well() {
        run(work -> WorkOutcome.done(Map.of("no", "command")));
        queue.enqueue(Work.now("test", "k", Map.of()));

        await().until(() -> items(ANY).size() == 1);

        assertThat(performed).hasSize(3);
    }

    @Test
    void what_is_parked_is_done_when_somebody_asks_for_it_again() {
        run(work -> performed.size() == 1 ? WorkOutcome.parked("Not yet.") : WorkOutcome.done());
        queue.enqueue(Work.now("test", "k", Map.of()));
        await().until(() -> items(ANY).size() == 1);

        assertThat(parked.retry("test", "k")).isTrue();

        await().until(() -> waiting() == 0);
        assertThat(performed).extracting(Work::attempt).containsExactly(1, 1);
        assertThat(parked.retry("test", "k")).isFalse();
    }

    @Test
    void what_is_parked_can_be_given_up_or_taken_back() {
        run(work -> WorkOutcome.parked("No."));
        queue.enqueue(Work.now("test", "k", Map.of()));
        queue.enqueue(Work.now("test", "l", Map.of()));
        await().until(() -> items(ANY).size() == 2);

        assertThat(parked.abandon("test", "k")).isTrue();
        assertThat(parked.abandon("test", "k")).isFalse();
        queue.cancel("test", "l");

        assertThat(waiting()).isZero();
    }

    @Test
    void while_what_a_kind_calls_is_away_its_work_waits_untouched_and_then_all_goes_on() {
        admitted = 0;
        run(work -> WorkOutcome.done());
        for (int i = 0; i < 50; i++) {
            queue.enqueue(Work.now("test", "k" + i, Map.of()));
        }
        await().during(Duration.ofMillis(600)).until(performed::isEmpty);

        admitted = 1;
        await().until(() -> !performed.isEmpty());
        admitted = 4;

        await().atMost(Duration.ofSeconds(5)).until(() -> waiting() == 0);
        assertThat(performed).hasSize(50).allSatisfy(work -> assertThat(work.attempt())
                .isEqualTo(1));
    }

    @Test
    void what_was_not_tried_is_no_attempt() {
        run(work -> performed.size() < 3 ? WorkOutcome.later(Duration.ofMillis(20)) : WorkOutcome.done());
        queue.enqueue(Work.now("test", "k", Map.of()));

        await().until(() -> waiting() == 0);
        assertThat(performed).hasSize(3).allSatisfy(work -> assertThat(work.attempt())
                .isEqualTo(1));
    }

    private List<Item> items(Filter filter) {
        return parked.find(filter, null, 10);
    }

    private long waiting() {
        return process.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM work")
                .query(Long.class)
                .single();
    }

    private int events() {
        return process.getBean(EventLog.class).ofAggregate("a").size();
    }

    private void run(Function<Work, WorkOutcome> performing) {
        Worker worker = new Worker() {
            @Override
            public String kind() {
                return "test";
            }

            @Override
            public WorkOutcome perform(Work work) {
                performed.add(work);
                return performing.apply(work);
            }

            @Override
            public int concurrency() {
                return 4;
            }

            @Override
            public int admitted() {
                return admitted;
            }

            @Override
            public int tries() {
                return 3;
            }

            @Override
            public List<Object> parked(Work work, String cause) {
                return List.of(new Ledger.Book("a", 9));
            }
        };
        runner = new WorkRunner(
                List.of(worker),
                process.getBean(DataSource.class),
                process.getBean(AtomicCommands.class),
                process.getBean(CommandGateway.class),
                process.getBean(Signals.class));
        runner.start();
    }
}
