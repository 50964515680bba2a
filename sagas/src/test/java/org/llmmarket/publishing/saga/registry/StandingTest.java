package org.llmmarket.publishing.saga.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.GONE;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.REFUSED;
import static org.llmmarket.publishing.saga.sample.Answers.attempt;
import static org.llmmarket.publishing.saga.sample.Answers.first;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.Drift;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.RegistryDriftFound;
import org.llmmarket.publishing.api.publication.RegistryEntryCreated;
import org.llmmarket.publishing.api.service.DeprecationCancelled;
import org.llmmarket.publishing.api.service.Listing;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.api.service.ServiceRevised;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.VersionActivated;
import org.llmmarket.publishing.api.service.VersionFailed;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionResubmitted;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsReinstated;
import org.llmmarket.publishing.api.service.VersionsRetired;
import org.llmmarket.publishing.api.service.VersionsSuspended;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.RecordedQueue;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.saga.sample.TestSettings;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;

class StandingTest {

    private static final Sample P = Sample.publication("p-1");
    private static final Sample NEXT =
            new Sample(Sample.publication("p-2").publication(), P.service(), new VersionNumber("2.0.0"));
    private static final Instant SUNSET = Sample.NOW.plus(Duration.ofDays(30));
    private static final List<VersionNumber> VERSIONS = List.of(P.version());

    private final InstantRegistry registry = new InstantRegistry()
            .having("reg-1", "Translator", "1.0.0", "registered")
            .having("reg-2", "Translator", "2.0.0", "registered")
            .having("reg-3", "Translator", "1.0.0", "registered");
    private final RecordedQueue queue = new RecordedQueue();
    private final FixedLog followed = live();
    private final RegistryFollower follower = new RegistryFollower(queue, followed);
    private final NeighbourSettings.Registry settings = TestSettings.with().registry();

    @Test
    void a_version_that_went_live_is_told_by_one_call() {
        assertThat(activated(live(), first(Step.REGISTRY_STATUS))).isEqualTo(WorkOutcome.done());
        assertThat(registry.calls()).containsExactly("status reg-1 active p-1:status-active-1");
    }

    @Test
    void an_entry_that_came_late_learns_where_its_version_stands_by_then() {
        FixedLog log = live();
        log.add(new VersionsSuspended(P.service(), VERSIONS, "For a reason."), Sample.NOW);

        activated(log, first(Step.REGISTRY_STATUS));

        assertThat(told()).containsExactly("status reg-1 suspended p-1:status-suspended-2");
    }

    @Test
    void a_registry_that_was_away_is_told_where_the_version_stands_when_it_is_back() {
        FixedLog log = live();
        registry.away(GONE);
        assertThat(activated(log, first(Step.REGISTRY_STATUS))).isEqualTo(WorkOutcome.again(Duration.ofSeconds(1)));
        log.add(new VersionsDeprecated(P.service(), VERSIONS, SUNSET, null, null), Sample.NOW);

        activated(log, attempt(2, Step.REGISTRY_STATUS));

        assertThat(told()).last().isEqualTo("status reg-1 deprecated p-1:status-deprecated-2");
    }

    @Test
    void what_is_told_again_because_its_answer_was_lost_is_told_under_the_same_key() {
        FixedLog log = live();
        activated(log, first(Step.REGISTRY_STATUS));

        activated(log, attempt(2, Step.REGISTRY_STATUS));
        standing(log).perform(work(VERSIONS, 1));
        standing(log).perform(work(VERSIONS, 2));

        assertThat(told()).containsExactly("status reg-1 active p-1:status-active-1");
    }

    @Test
    void two_who_hear_of_one_move_tell_it_once() {
        FixedLog log = live();
        log.add(new VersionsRetired(P.service(), VERSIONS), Sample.NOW);
        log.add(new ServiceRetired(P.service(), null, List.of(), false), Sample.NOW);

        standing(log).perform(work(VERSIONS, 1));
        standing(log)
                .perform(new Work(
                        StandingWorker.KIND, "other", work(List.of(), 1).payload(), Instant.EPOCH, 1));

        assertThat(told()).containsExactly("remove reg-1 p-1:status-retired-2");
    }

    @Test
    void what_something_older_has_overtaken_at_the_registry_is_told_under_a_key_of_its_own() {
        FixedLog log = live();
        log.add(new VersionsSuspended(P.service(), VERSIONS, "For a reason."), Sample.NOW);
        standing(log).perform(work(VERSIONS, 1));
        registry.having("reg-1", "Translator", "1.0.0", "active");

        standing(log).perform(work(VERSIONS, 2));

        assertThat(told())
                .containsExactly(
                        "status reg-1 suspended p-1:status-suspended-2",
                        "status reg-1 suspended p-1:status-suspended-2",
                        "status reg-1 suspended p-1:status-suspended-2-after-e-1");
        assertThat(registry.find("reg-1").orElseThrow().status()).isEqualTo("suspended");
    }

    @Test
    void what_is_not_so_any_more_when_the_registry_has_answered_is_not_told() {
        FixedLog log = live();
        registry.meanwhile(() -> log.add(new VersionsSuspended(P.service(), VERSIONS, "For a reason."), Sample.NOW));

        assertThat(activated(log, attempt(2, Step.REGISTRY_STATUS))).isEqualTo(WorkOutcome.again(Duration.ZERO));
        assertThat(told()).isEmpty();
    }

    @Test
    void all_who_tell_the_registry_of_one_service_share_a_lane() {
        String lane = Step.registryLane(P.service());

        assertThat(work(VERSIONS, 1).payload()).containsEntry("lane", lane);
        assertThat(work(List.of(), 1).payload()).containsEntry("lane", lane);
    }

    @Test
    void whatever_moves_a_version_is_followed() {
        follower.on(new VersionsDeprecated(P.service(), VERSIONS, SUNSET, null, null), "e-1", "req-1");
        follower.on(new DeprecationCancelled(P.service(), VERSIONS, null), "e-2", "req-1");
        follower.on(new VersionsSuspended(P.service(), VERSIONS, "For a reason."), "e-3", "req-1");
        follower.on(new VersionsReinstated(P.service(), VERSIONS, null), "e-4", null);
        follower.on(new VersionsRetired(P.service(), VERSIONS), "e-5", "req-1");
        follower.on(new ServiceRetired(P.service(), null, List.of(), false), "e-6", "req-1");

        assertThat(queue.asked()).hasSize(6).containsOnly("registry-standing");
    }

    @Test
    void an_entry_that_was_made_again_is_told_what_it_may_have_missed() {
        follower.on(drift(null), "e-1", "req-1");
        assertThat(queue.asked()).isEmpty();

        follower.on(drift("reg-9"), "e-2", "req-1");
        assertThat(queue.asked()).containsExactly("registry-standing");
    }

    @Test
    void an_entry_that_comes_late_is_described_as_its_version_was_revised_meanwhile() {
        follower.on(P.registered(), "e-1", "req-1");
        assertThat(queue.asked()).isEmpty();

        followed.add(
                new ServiceRevised(
                        P.service(), P.version(), 2, listing(), P.started().terms(), List.of("terms")),
                Sample.NOW);
        follower.on(P.registered(), "e-1", "req-1");
        assertThat(queue.asked()).containsExactly("registry-description");
    }

    @Test
    void what_the_registry_will_not_have_of_one_version_keeps_no_other_from_being_told() {
        FixedLog log = live();
        log.add(NEXT.submitted(), Sample.NOW);
        log.add(
                new RegistryEntryCreated(
                        NEXT.publication(), NEXT.service(), NEXT.version(), "reg-2", Sample.attempt(1, "passed")),
                Sample.NOW);
        log.add(NEXT.live(), Sample.NOW);
        registry.away(REFUSED);

        WorkOutcome outcome = standing(log).perform(work(List.of(), 1));

        assertThat(outcome).isEqualTo(WorkOutcome.again(Duration.ofSeconds(1)));
        assertThat(told()).hasSize(1);
    }

    @Test
    void the_registry_hears_of_every_move() {
        assertThat(statusAfter(new VersionsDeprecated(P.service(), VERSIONS, SUNSET, null, null)))
                .isEqualTo("deprecated");
        assertThat(statusAfter(
                        new VersionsDeprecated(P.service(), VERSIONS, SUNSET, null, null),
                        new DeprecationCancelled(P.service(), VERSIONS, null)))
                .isEqualTo("active");
        assertThat(statusAfter(new VersionsSuspended(P.service(), VERSIONS, "For a reason.")))
                .isEqualTo("suspended");
        assertThat(statusAfter(
                        new VersionsSuspended(P.service(), VERSIONS, "For a reason."),
                        new VersionsReinstated(P.service(), VERSIONS, null)))
                .isEqualTo("active");
    }

    @Test
    void a_retired_service_takes_all_its_entries_back_and_a_deprecated_version_keeps_its_own() {
        FixedLog log = live();
        log.add(NEXT.submitted(), Sample.NOW);
        log.add(
                new RegistryEntryCreated(
                        NEXT.publication(), NEXT.service(), NEXT.version(), "reg-2", Sample.attempt(1, "passed")),
                Sample.NOW);
        log.add(NEXT.live(), Sample.NOW);
        log.add(new VersionsDeprecated(P.service(), VERSIONS, SUNSET, null, null), Sample.NOW);
        standing(log).perform(work(VERSIONS, 1));
        assertThat(told()).containsExactly("status reg-1 deprecated p-1:status-deprecated-2");

        log.add(new ServiceRetired(P.service(), null, List.of(), false), Sample.NOW);
        registry.calls().clear();
        standing(log).perform(work(List.of(), 1));

        assertThat(told())
                .containsExactlyInAnyOrder("remove reg-1 p-1:status-retired-3", "remove reg-2 p-2:status-retired-2");
    }

    @Test
    void a_failed_version_has_no_entry_to_follow() {
        FixedLog log = FixedLog.of(
                P.submitted(),
                P.registered(),
                new VersionFailed(P.service(), P.version(), P.publication(), ServiceStatus.SUSPENDED, Outcome.REJECTED),
                P.registered(),
                new ServiceRetired(P.service(), null, List.of(), false));

        assertThat(standing(log).perform(work(List.of(), 1))).isEqualTo(WorkOutcome.done());
        assertThat(registry.calls()).isEmpty();
    }

    @Test
    void a_resubmitted_version_gets_an_entry_of_its_own() {
        Sample again = new Sample(Sample.publication("p-3").publication(), P.service(), P.version());
        FixedLog log = FixedLog.of(
                P.submitted(),
                P.registered(),
                new VersionFailed(
                        P.service(),
                        P.version(),
                        P.publication(),
                        ServiceStatus.FAILED_VALIDATION,
                        Outcome.ENDPOINT_TESTS_FAILED),
                new VersionResubmitted(
                        P.service(),
                        P.version(),
                        again.publication(),
                        listing(),
                        P.started().terms(),
                        null),
                new RegistryEntryCreated(
                        again.publication(), P.service(), P.version(), "reg-3", Sample.attempt(1, "passed")),
                new VersionActivated(P.service(), P.version(), again.publication(), P.version()));

        standing(log).perform(work(List.of(), 1));

        assertThat(told()).containsExactly("status reg-3 active p-3:status-active-1");
    }

    @Test
    void a_version_that_moves_on_meanwhile_is_told_again() {
        FixedLog log = live();
        log.add(new VersionsSuspended(P.service(), VERSIONS, "For a reason."), Sample.NOW);
        registry.meanwhile(() -> log.add(new VersionsRetired(P.service(), VERSIONS), Sample.NOW));

        assertThat(standing(log).perform(work(VERSIONS, 1))).isEqualTo(WorkOutcome.again(Duration.ZERO));
        assertThat(told()).isEmpty();
    }

    @Test
    void a_registry_that_is_away_hears_of_it_later() {
        registry.away(GONE);

        assertThat(standing(live()).perform(work(VERSIONS, 2))).isEqualTo(WorkOutcome.again(Duration.ofSeconds(2)));
    }

    private static RegistryDriftFound drift(@Nullable String restoredAs) {
        return new RegistryDriftFound(
                P.publication(),
                P.service(),
                P.version(),
                "reg-1",
                List.of(new Drift("entry", "reg-1", "none")),
                restoredAs);
    }

    private static FixedLog live() {
        return FixedLog.of(P.submitted(), P.registered(), P.live());
    }

    private String statusAfter(Object... moves) {
        FixedLog log = live();
        for (Object move : moves) {
            log.add(move, Sample.NOW);
        }
        registry.calls().clear();
        standing(log).perform(work(VERSIONS, 1));
        return told().get(0).split(" ", -1)[2];
    }

    private List<String> told() {
        return registry.calls().stream()
                .filter(call -> !call.startsWith("find "))
                .toList();
    }

    private WorkOutcome activated(FixedLog log, Work work) {
        RunningPublications publications = new RunningPublications(FixedLog.of(P.started()));
        return new ActivationStatusWorker(registry, publications, log, settings).perform(work);
    }

    private StandingWorker standing(FixedLog log) {
        return new StandingWorker(registry, log, settings);
    }

    private static Work work(List<VersionNumber> versions, int attempt) {
        Work work = StandingWorker.work(P.service(), versions, "e-1", "req-7");
        return new Work(work.kind(), work.key(), work.payload(), work.dueAt(), attempt);
    }

    private static Listing listing() {
        return P.started().listing();
    }
}
