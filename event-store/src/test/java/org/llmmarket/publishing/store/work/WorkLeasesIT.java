package org.llmmarket.publishing.store.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.llmmarket.publishing.store.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(60)
class WorkLeasesIT {

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final WorkLeases leases = new WorkLeases(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));

    @BeforeEach
    void enqueue() {
        for (String key : List.of("a", "b")) {
            jdbc.sql("INSERT INTO work (kind, key, payload, due_at) VALUES ('test', ?, '{}', now())")
                    .param(key)
                    .update();
        }
    }

    @Test
    void leases_are_kept_without_waiting_for_what_is_being_recorded() {
        List<LeasedWork> taken = take();
        Timestamp before = leasedUntil(taken.get(1));

        transaction.executeWithoutResult(recording -> {
            leases.finish(taken.subList(0, 1));
            TransactionTemplate beside = new TransactionTemplate(new DataSourceTransactionManager(database));
            beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            beside.executeWithoutResult(keeping -> leases.keep(taken, Duration.ofMinutes(5)));
        });

        assertThat(leasedUntil(taken.get(1))).isAfter(before);
        assertThat(jdbc.sql("SELECT count(*) FROM work").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void whoever_was_frozen_until_another_had_his_work_ends_nothing() {
        List<LeasedWork> frozen = take();
        letLeasesRunOut();
        List<LeasedWork> others = take();

        leases.keep(frozen, Duration.ofMinutes(5));
        assertThat(leases.finish(frozen)).isEmpty();
        assertThat(leases.putBack(frozen.get(0), Duration.ZERO, "late")).isFalse();

        assertThat(others).extracting(each -> each.work().attempt()).containsOnly(2);
        assertThat(leases.finish(others)).hasSize(2);
    }

    @Test
    void only_what_had_begun_was_an_attempt_when_its_holder_is_gone() {
        LeasedWork begun =
                take(1).stream().filter(LeasedWork::begun).findFirst().orElseThrow();
        letLeasesRunOut();

        assertThat(take()).extracting(LeasedWork::work).allSatisfy(work -> {
            boolean isCutOff = work.key().equals(begun.work().key());
            assertThat(work.cutOff()).isEqualTo(isCutOff);
            assertThat(work.attempt()).isEqualTo(isCutOff ? 2 : 1);
            assertThat(work.counted()).isEqualTo(1);
        });
    }

    @Test
    void what_begins_after_it_was_taken_is_known_to_have_begun_when_it_is_kept() {
        List<LeasedWork> ahead = take(0);
        leases.keep(List.of(ahead.get(0).begin(), ahead.get(1)), Duration.ofMinutes(5));
        letLeasesRunOut();

        assertThat(take())
                .filteredOn(each -> each.work().cutOff())
                .extracting(each -> each.work().key())
                .containsExactly(ahead.get(0).work().key());
    }

    @Test
    void what_is_in_one_lane_is_done_one_at_a_time_and_in_the_order_in_which_it_was_asked_for() {
        inLane("c", 1);
        inLane("d", 2);
        inLane("e", 3);

        assertThat(takeLane()).containsExactly("c");
        assertThat(takeLane()).isEmpty();
        assertThat(leases.untilNext(List.of("lane", "other"))).isEmpty();

        end("c");
        assertThat(takeLane()).containsExactly("d");
        inLane("b", 0);
        assertThat(takeLane()).isEmpty();

        end("d");
        assertThat(takeLane()).containsExactly("b");
    }

    @Test
    void what_waits_for_its_next_try_keeps_its_place_and_what_is_parked_gives_it_up() {
        inLane("c", 1);
        inLane("d", 2);
        List<LeasedWork> first = leases.take(List.of("lane"), List.of(2), List.of(2), List.of(4000L));

        leases.putBack(first.get(0), Duration.ofMinutes(5), "later");
        assertThat(takeLane()).isEmpty();

        jdbc.sql("UPDATE work SET due_at = now() WHERE key = 'c'").update();
        leases.park(
                leases.take(List.of("lane"), List.of(1), List.of(1), List.of(4000L))
                        .get(0),
                "never");
        assertThat(takeLane()).containsExactly("d");
    }

    private void letLeasesRunOut() {
        jdbc.sql("UPDATE work SET leased_until = now() - interval '1 second'").update();
    }

    /** The kinds take turns, the lane is one. */
    private void inLane(String key, int second) {
        jdbc.sql("INSERT INTO work (kind, key, payload, due_at, enqueued_at) VALUES (?, ?, '{\"lane\": \"l\"}', now(),"
                        + " now() + ? * interval '1 second')")
                .params(second % 2 == 0 ? "other" : "lane", key, second)
                .update();
    }

    private List<String> takeLane() {
        return leases.take(List.of("lane", "other"), List.of(9, 9), List.of(9, 9), List.of(4000L, 4000L)).stream()
                .map(leased -> leased.work().key())
                .toList();
    }

    private void end(String key) {
        jdbc.sql("DELETE FROM work WHERE key = ?").param(key).update();
    }

    private List<LeasedWork> take() {
        return take(2);
    }

    private List<LeasedWork> take(int idle) {
        List<LeasedWork> taken = leases.take(List.of("test"), List.of(2), List.of(idle), List.of(4000L));
        assertThat(taken).hasSize(2);
        return taken;
    }

    private Timestamp leasedUntil(LeasedWork leased) {
        return jdbc.sql("SELECT leased_until FROM work WHERE key = ?")
                .param(leased.work().key())
                .query(Timestamp.class)
                .single();
    }
}
