package org.llmmarket.publishing.saga.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.GONE;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.PAUSED;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.REFUSED;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.SLOW;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.WRONG;
import static org.llmmarket.publishing.saga.sample.Answers.CLOCK;
import static org.llmmarket.publishing.saga.sample.Answers.attempt;
import static org.llmmarket.publishing.saga.sample.Answers.command;
import static org.llmmarket.publishing.saga.sample.Answers.first;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.publication.QueueRegistration;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.RecordCompensation;
import org.llmmarket.publishing.api.publication.RecordRegistration;
import org.llmmarket.publishing.api.publication.SkipStep;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.saga.sample.TestSettings;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;

class RegistrationTest {

    private static final Sample P = Sample.publication("p-1");

    private final InstantRegistry registry = new InstantRegistry();
    private final RunningPublications publications = new RunningPublications(FixedLog.of(P.started()));
    private final NeighbourSettings.Registry settings = TestSettings.with().registry();

    @Test
    void a_version_gets_its_entry() {
        RecordRegistration command = command(register(first(Step.REGISTRY)), RecordRegistration.class);

        assertThat(command.registryId()).isEqualTo("reg-9");
        assertThat(command.attempt().outcome()).isEqualTo("passed");
        assertThat(registry.calls()).containsExactly("register p-1:registry");
    }

    @Test
    void a_registry_that_stumbles_is_asked_again_at_once() {
        registry.away(GONE);

        WorkOutcome outcome = register(first(Step.REGISTRY));

        assertThat(((WorkOutcome.Again) outcome).delay()).isLessThan(Duration.ofSeconds(1));
        assertThat(command(outcome, RecordAttempt.class).stage()).isEqualTo(Stage.REGISTRY);
    }

    @Test
    void a_registry_that_stays_away_is_not_waited_for() {
        registry.away(GONE);

        QueueRegistration command = command(register(attempt(2, Step.REGISTRY)), QueueRegistration.class);

        assertThat(command.attempt().number()).isEqualTo(2);
        assertThat(command.attempt().detail()).isEqualTo("It is GONE.");
    }

    @ParameterizedTest
    @EnumSource(names = {"SLOW", "PAUSED", "WRONG"})
    void a_registry_that_would_only_cost_time_is_not_asked_again(NeighbourAway.Kind kind) {
        registry.away(kind);

        assertThat(register(first(Step.REGISTRY)).commands())
                .hasOnlyElementsOfType(QueueRegistration.class)
                .hasSize(1);
    }

    @Test
    void without_a_registry_the_step_is_skipped() {
        WorkOutcome outcome =
                new RegistrationWorker(new NoRegistry(), publications, settings, CLOCK).perform(first(Step.REGISTRY));

        assertThat(command(outcome, SkipStep.class).stage()).isEqualTo(Stage.REGISTRY);
        assertThat(new NoRegistry().check().status()).isEqualTo(Health.State.DISABLED);
    }

    @Test
    void an_entry_that_follows_is_the_same_entry() {
        WorkOutcome outcome = synchronise(first(Step.REGISTRY_SYNC, "tries", "2"));

        RecordRegistration command = command(outcome, RecordRegistration.class);
        assertThat(command.attempt().number()).isEqualTo(3);
        assertThat(registry.calls()).containsExactly("register p-1:registry");
    }

    @Test
    void an_entry_that_follows_is_tried_until_it_is_there_with_doubling_delays() {
        registry.away(GONE, SLOW, PAUSED);

        WorkOutcome second = synchronise(attempt(1, Step.REGISTRY_SYNC, "tries", "2"));
        WorkOutcome third = synchronise(attempt(2, Step.REGISTRY_SYNC, "tries", "2"));
        WorkOutcome late = synchronise(attempt(3, Step.REGISTRY_SYNC, "tries", "2"));

        assertThat(((WorkOutcome.Again) second).delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(command(second, RecordAttempt.class).attempt().number()).isEqualTo(3);
        assertThat(((WorkOutcome.Again) third).delay()).isEqualTo(Duration.ofSeconds(4));
        assertThat(late).as("not asked, and so no try").isEqualTo(WorkOutcome.later(Duration.ofSeconds(1)));
    }

    @Test
    void a_registry_that_is_there_for_others_is_asked_five_times_in_all() {
        registry.away(REFUSED);

        assertThat(synchronise(attempt(3, Step.REGISTRY_SYNC, "tries", "2")))
                .isEqualTo(WorkOutcome.parked("It is REFUSED."));
    }

    @Test
    void a_registry_that_is_down_for_everybody_is_waited_for() {
        registry.down(GONE);

        assertThat(synchronise(attempt(5, Step.REGISTRY_SYNC, "tries", "2")))
                .isEqualTo(WorkOutcome.anew(Duration.ofSeconds(4)));
    }

    @Test
    void a_failed_publication_takes_its_entry_back() {
        RecordCompensation command =
                command(compensate(first(Step.REGISTRY_COMPENSATION, "registryId", "reg-1")), RecordCompensation.class);

        assertThat(command.stage()).isEqualTo(Stage.REGISTRY);
        assertThat(command.attempt().outcome()).isEqualTo("compensated");
        assertThat(registry.calls()).containsExactly("remove reg-1 p-1:registry-removal");
    }

    @Test
    void an_entry_whose_answer_was_lost_is_found_by_asking_for_it_again() {
        compensate(first(Step.REGISTRY_COMPENSATION, "registryId", ""));

        assertThat(registry.calls()).containsExactly("register p-1:registry", "remove reg-9 p-1:registry-removal");
    }

    @Test
    void a_removal_that_stumbles_is_tried_again() {
        registry.away(GONE);

        WorkOutcome outcome = compensate(first(Step.REGISTRY_COMPENSATION, "registryId", "reg-1"));

        assertThat(outcome).isInstanceOf(WorkOutcome.Again.class);
        assertThat(command(outcome, RecordAttempt.class).stage()).isEqualTo(Stage.COMPENSATION);
    }

    @Test
    void a_removal_that_the_registry_is_away_for_is_postponed() {
        registry.away(WRONG);

        RecordCompensation command =
                command(compensate(first(Step.REGISTRY_COMPENSATION, "registryId", "reg-1")), RecordCompensation.class);

        assertThat(command.attempt().outcome()).isEqualTo("postponed");
        assertThat(command.attempt().detail()).contains("as soon as it is there");
    }

    @Test
    void a_postponed_removal_is_tried_until_it_is_done() {
        registry.away(GONE);
        RegistryRemovalWorker worker = new RegistryRemovalWorker(registry, publications, settings, CLOCK);
        assertThat(worker.kind()).isEqualTo("registry-removal");

        WorkOutcome waiting = worker.perform(attempt(3, Step.REGISTRY_REMOVAL, "registryId", "reg-1"));
        WorkOutcome done = worker.perform(attempt(4, Step.REGISTRY_REMOVAL, "registryId", "reg-1"));

        assertThat(((WorkOutcome.Again) waiting).delay()).isEqualTo(Duration.ofSeconds(4));
        assertThat(command(waiting, RecordAttempt.class).stage()).isEqualTo(Stage.COMPENSATION);
        assertThat(command(done, RecordCompensation.class).attempt().outcome()).isEqualTo("compensated");
    }

    @Test
    void without_a_registry_there_is_nothing_to_take_back() {
        WorkOutcome outcome = new RegistryCompensationWorker(new NoRegistry(), publications, settings, CLOCK)
                .perform(first(Step.REGISTRY_COMPENSATION, "registryId", ""));

        assertThat(command(outcome, RecordCompensation.class).attempt().outcome())
                .isEqualTo("compensated");
    }

    private WorkOutcome register(Work work) {
        return new RegistrationWorker(registry, publications, settings, CLOCK).perform(work);
    }

    private WorkOutcome synchronise(Work work) {
        return new SynchronisationWorker(registry, publications, settings, CLOCK).perform(work);
    }

    private WorkOutcome compensate(Work work) {
        return new RegistryCompensationWorker(registry, publications, settings, CLOCK).perform(work);
    }
}
