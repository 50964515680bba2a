package org.llmmarket.publishing.store.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.store.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a database holds whose clock was a week ahead and is right again. */
class ClockStepsIT {

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final WorkLeases leases = new WorkLeases(database);
    private final AtomicLong nanoTime = new AtomicLong();
    private final ClockSteps clock =
            new ClockSteps(jdbc, new TransactionTemplate(new DataSourceTransactionManager(database)), nanoTime::get);

    @BeforeEach
    void work() {
        for (String key : List.of("put-back", "held", "deadline", "parked")) {
            jdbc.sql("INSERT INTO work (kind, key, payload, due_at) VALUES ('test', ?, '{}', now())")
                    .param(key)
                    .update();
        }
        jdbc.sql("INSERT INTO token (processor, segment, owner) VALUES ('group', 0, 'killed')")
                .update();
    }

    @Test
    void what_was_to_wait_for_a_moment_does_not_wait_for_a_week() {
        aWeekAhead();

        clock.look();

        assertThat(due()).containsExactlyInAnyOrder("put-back");
        assertThat(ahead("SELECT count(*) FROM work WHERE leased_until > now() + interval '5 seconds'"))
                .isZero();
        assertThat(ahead("SELECT count(*) FROM token WHERE claimed > now()")).isZero();
    }

    @Test
    void a_deadline_names_a_time_and_parked_work_waits_for_people() {
        aWeekAhead();

        clock.look();

        assertThat(ahead("SELECT count(*) FROM work WHERE key IN ('deadline', 'parked') AND due_at > now()"))
                .isEqualTo(2);
    }

    @Test
    void a_clock_that_goes_on_as_it_should_changes_nothing() {
        clock.look();
        aWeekAhead();

        nanoTime.addAndGet(Duration.ofSeconds(30).toNanos());
        clock.look();
        assertThat(due()).isEmpty();

        nanoTime.addAndGet(Duration.ofDays(7).toNanos());
        clock.look();
        assertThat(due()).containsExactly("put-back");
    }

    /** As those leave it who wrote while the clock was ahead. */
    private void aWeekAhead() {
        List<LeasedWork> taken = leases.take(List.of("test"), List.of(10), List.of(10), List.of(4_000L));
        taken.stream()
                .filter(each -> !each.work().key().equals("held"))
                .forEach(each -> leases.putBack(each, Duration.ofSeconds(3), ""));
        jdbc.sql("UPDATE work SET put_back_at = NULL WHERE key = 'deadline'").update();
        jdbc.sql("UPDATE work SET parked_at = now(), due_at = 'infinity' WHERE key = 'parked'")
                .update();
        jdbc.sql("UPDATE work SET due_at = due_at + interval '7 days', leased_until = leased_until + interval '7 days',"
                        + " put_back_at = put_back_at + interval '7 days'")
                .update();
        jdbc.sql("UPDATE token SET claimed = now() + interval '7 days'").update();
    }

    private List<String> due() {
        return jdbc.sql("SELECT key FROM work WHERE due_at <= now() AND leased_until IS NULL")
                .query(String.class)
                .list();
    }

    private long ahead(String count) {
        return jdbc.sql(count).query(Long.class).single();
    }
}
