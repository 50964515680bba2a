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
        jdbc.sql("UPDATE work SET leased_until = now() - interval '1 second'").update();
        List<LeasedWork> others = take();

        leases.keep(frozen, Duration.ofMinutes(5));
        assertThat(leases.finish(frozen)).isEmpty();
        assertThat(leases.putBack(frozen.get(0), Duration.ZERO, "late")).isFalse();

        assertThat(others).extracting(each -> each.work().attempt()).containsOnly(2);
        assertThat(leases.finish(others)).hasSize(2);
    }

    private List<LeasedWork> take() {
        List<LeasedWork> taken = leases.take(List.of("test"), List.of(2), List.of(4000L));
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
