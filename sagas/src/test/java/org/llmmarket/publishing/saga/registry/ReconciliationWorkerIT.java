package org.llmmarket.publishing.saga.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.GONE;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.WRONG;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.RegistryEntryCreated;
import org.llmmarket.publishing.saga.publication.PublishingSaga;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.saga.sample.TestSettings;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReconciliationWorkerIT {

    private static final Sample FIRST = Sample.publication("p-1");
    private static final Sample SECOND = Sample.publication("p-2");

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
    private final KnownEntries entries = new KnownEntries(jdbc);
    private final InstantRegistry registry = new InstantRegistry();
    private final FixedLog log = FixedLog.of(FIRST.started(), SECOND.started());
    private final RunningPublications publications = new RunningPublications(log);
    private final ReconciliationWorker worker = new ReconciliationWorker(
            registry,
            entries,
            new Reconciliation(registry, publications, entries),
            publications,
            log,
            TestSettings.with().registry(),
            Clock.systemUTC());

    @BeforeEach
    void two_entries_of_which_nobody_is_under_way() {
        entries.on(entry(FIRST, "reg-1"));
        entries.on(entry(SECOND, "reg-2"));
        seenAgo("reg-1", Duration.ofHours(2));
        seenAgo("reg-2", Duration.ofHours(1));
        for (String group : List.of(RegistryFollower.GROUP, PublishingSaga.GROUP)) {
            jdbc.sql("INSERT INTO token (processor, segment, token) VALUES (?, 0, '{\"globalIndex\": 1000}')")
                    .param(group)
                    .update();
        }
    }

    @Test
    void an_entry_with_which_the_registry_has_a_trouble_of_its_own_keeps_no_other_waiting() {
        registry.away(WRONG);

        assertThat(worker.perform(ReconciliationWorker.work())).isEqualTo(WorkOutcome.again(Duration.ofSeconds(1)));
        worker.perform(ReconciliationWorker.work());

        assertThat(registry.calls()).containsExactly("find reg-1", "find reg-2");
    }

    @Test
    void a_registry_that_is_down_has_seen_none_of_them() {
        registry.down(GONE);

        assertThat(worker.perform(ReconciliationWorker.work())).isEqualTo(WorkOutcome.again(Duration.ofSeconds(4)));
        worker.perform(ReconciliationWorker.work());

        assertThat(registry.calls()).containsExactly("find reg-1", "find reg-1", "find reg-2");
    }

    @Test
    void what_is_found_is_recorded_before_anything_else_is_looked_at() {
        registry.having("reg-1", "Translator p-1", "1.0.0", "active");

        WorkOutcome outcome = worker.perform(ReconciliationWorker.work());

        assertThat(outcome.commands()).hasSize(1);
        assertThat(((WorkOutcome.Again) outcome).delay()).isZero();
        assertThat(registry.calls()).containsExactly("find reg-1", "remove reg-1 p-1:removal-reg-1");
    }

    private static RegistryEntryCreated entry(Sample sample, String id) {
        return new RegistryEntryCreated(
                sample.publication(), sample.service(), sample.version(), id, Sample.attempt(1, "passed"));
    }

    private void seenAgo(String id, Duration time) {
        jdbc.sql("UPDATE registry_entry SET checked_at = now() - ? * interval '1 second' WHERE registry_id = ?")
                .params(time.toSeconds(), id)
                .update();
    }
}
