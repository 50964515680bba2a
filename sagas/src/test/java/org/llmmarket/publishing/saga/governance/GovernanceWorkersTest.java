package org.llmmarket.publishing.saga.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.GONE;
import static org.llmmarket.publishing.saga.sample.Answers.attempt;
import static org.llmmarket.publishing.saga.sample.Answers.command;
import static org.llmmarket.publishing.saga.sample.Answers.first;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.actor.NamedAccounts;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.approval.ApprovePublication;
import org.llmmarket.publishing.api.approval.RejectPublication;
import org.llmmarket.publishing.api.service.DefaultVersionMoved;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsReinstated;
import org.llmmarket.publishing.api.service.VersionsRetired;
import org.llmmarket.publishing.api.service.VersionsSuspended;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.saga.sample.TestSettings;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;

class GovernanceWorkersTest {

    private static final Sample P = Sample.publication("p-1");
    private static final Set<Class<?>> MOVES = Set.of(
            VersionsDeprecated.class,
            VersionsSuspended.class,
            VersionsReinstated.class,
            VersionsRetired.class,
            ServiceRetired.class);

    private final InstantGovernance governance = new InstantGovernance();
    private final RunningPublications publications = new RunningPublications(FixedLog.of(P.started()));
    private final NeighbourSettings.Governance settings = TestSettings.with().governance();

    @Test
    void the_dashboard_hears_of_a_live_version() {
        assertThat(notice().perform(first(Step.PUBLISHED_NOTICE, "at", Sample.NOW.toString())))
                .isEqualTo(WorkOutcome.done());

        assertThat(governance.calls()).containsExactly("published p-1 at 2026-03-04T05:06:07Z as p-1:published");
    }

    @Test
    void a_notification_that_fails_is_tried_again() {
        governance.away(GONE);

        assertThat(notice().perform(attempt(2, Step.PUBLISHED_NOTICE, "at", Sample.NOW.toString())))
                .isEqualTo(WorkOutcome.again(Duration.ofSeconds(2)));
    }

    @Test
    void a_notification_that_a_dashboard_will_not_have_is_parked() {
        governance.away(GONE);

        assertThat(notice().perform(attempt(5, Step.PUBLISHED_NOTICE, "at", Sample.NOW.toString())))
                .isInstanceOf(WorkOutcome.Parked.class);
    }

    @Test
    void without_a_dashboard_nobody_is_told() {
        assertThat(new PublishedNoticeWorker(new NoGovernance(), publications, settings)
                        .perform(first(Step.PUBLISHED_NOTICE)))
                .isEqualTo(WorkOutcome.done());
        assertThat(new NoGovernance().decisionOn("workflow-1")).isEmpty();
    }

    @Test
    void a_yes_on_the_dashboard_is_a_reviewer_s_yes() {
        Decision yes = new Decision("workflow-1", true, "grace", "Well done.");

        ApprovePublication command = command(
                new DecisionWorker(NamedAccounts.NONE).perform(DecisionWorker.work(P.publication(), yes)),
                ApprovePublication.class);

        assertThat(command.approvalId()).isEqualTo(P.approval());
        assertThat(command.actor()).isEqualTo(new Actor(new AccountId("grace"), Set.of(Role.REVIEWER)));
        assertThat(command.remark()).isEqualTo(DecisionWorker.remarkKey(P.publication()));
        assertThat(DecisionWorker.remark(yes)).isEqualTo("Well done.");
    }

    @Test
    void a_no_of_whoever_on_the_dashboard_is_a_no() {
        Decision no = new Decision("workflow-1", false, "", " ");

        RejectPublication command = command(
                new DecisionWorker(NamedAccounts.NONE).perform(DecisionWorker.work(P.publication(), no)),
                RejectPublication.class);

        assertThat(command.actor().id()).isEqualTo(new AccountId("governance-dashboard"));
        assertThat(DecisionWorker.remark(no)).isEqualTo("Rejected on the governance dashboard.");
        assertThat(DecisionWorker.remark(new Decision("workflow-1", true, "", "")))
                .isEqualTo("Approved on the governance dashboard.");
    }

    @Test
    void whoever_has_a_name_on_the_dashboard_that_is_no_id_here_is_somebody() {
        for (String name : List.of(" ", "gr\0ace", "grace\ud800", "g".repeat(256))) {
            Work work = DecisionWorker.work(P.publication(), new Decision("workflow-1", true, name, ""));

            ApprovePublication command =
                    command(new DecisionWorker(NamedAccounts.NONE).perform(work), ApprovePublication.class);

            assertThat(command.actor().id()).isEqualTo(new AccountId("governance-dashboard"));
            assertThat(work.payload()).doesNotContainValue(name);
        }
    }

    @Test
    void what_is_written_on_the_dashboard_is_kept_but_for_what_no_text_here_can_hold() {
        assertThat(DecisionWorker.remark(new Decision("workflow-1", true, "grace", "Well\0 done \ud83d\ude00\ud800.")))
                .isEqualTo("Well done \ud83d\ude00.");
        assertThat(DecisionWorker.remark(new Decision("workflow-1", false, "grace", "\0")))
                .isEqualTo("Rejected on the governance dashboard.");
    }

    @Test
    void who_decides_on_the_dashboard_is_who_they_are_here() {
        AccountId grace = new AccountId("account-of-grace");
        NamedAccounts accounts = name -> Optional.of(grace).filter(known -> name.equals("grace@example.org"));
        Decision yes = new Decision("workflow-1", true, "grace@example.org", "");

        ApprovePublication command = command(
                new DecisionWorker(accounts).perform(DecisionWorker.work(P.publication(), yes)),
                ApprovePublication.class);

        assertThat(command.actor()).isEqualTo(new Actor(grace, Set.of(Role.REVIEWER)));
    }

    @Test
    void the_dashboard_hears_whether_a_move_of_versions_moved_their_service() {
        Sample next = new Sample(Sample.publication("p-2").publication(), P.service(), new VersionNumber("2.0.0"));
        List<VersionNumber> shown = List.of(next.version());
        FixedLog log = FixedLog.of(P.created(), P.submitted(), P.live(), next.submitted());
        happens(log, next.live());
        happens(
                log,
                new VersionsDeprecated(P.service(), shown, Sample.NOW.plus(Duration.ofDays(30)), null, null),
                new DefaultVersionMoved(P.service(), next.version(), P.version()));
        happens(log, new VersionsSuspended(P.service(), shown, "For a reason."));
        happens(log, new VersionsReinstated(P.service(), shown, null));
        happens(log, new VersionsRetired(P.service(), shown), new ServiceRetired(P.service(), null, List.of(), false));

        List<String> told = log.ofService("").stream()
                .filter(event -> MOVES.contains(event.payload().getClass()))
                .flatMap(event -> told(log, event).stream())
                .toList();

        assertThat(told)
                .containsExactly(
                        "version_deprecated",
                        "version_suspended",
                        "version_reinstated",
                        "version_retired",
                        "service_retired");
    }

    @Test
    void what_happens_to_a_service_is_told_after_that_it_was_published() {
        assertThat(LifeNoticeWorker.work(P.service(), "event-1", "").payload())
                .containsEntry("lane", Step.dashboardLane(P.service()));
    }

    @Test
    void a_service_that_ends_with_its_only_version_is_told_to_have_ended() {
        FixedLog log = FixedLog.of(P.created(), P.submitted(), P.live());
        happens(
                log,
                new VersionsRetired(P.service(), List.of(P.version())),
                new ServiceRetired(P.service(), null, List.of(), false));

        assertThat(told(log, log.ofService("").get(3))).containsExactly("version_retired");
        assertThat(told(log, log.ofService("").get(4))).containsExactly("service_retired");
    }

    private static void happens(FixedLog log, Object... events) {
        Instant at = Sample.NOW.plusSeconds(log.head());
        Arrays.stream(events).forEach(event -> log.add(event, at));
    }

    private List<String> told(FixedLog log, RecordedEvent event) {
        governance.calls().clear();
        new LifeNoticeWorker(governance, log, settings)
                .perform(LifeNoticeWorker.work(P.service(), event.eventId(), ""));
        return governance.calls().stream().map(call -> call.split(" ", -1)[0]).toList();
    }

    private PublishedNoticeWorker notice() {
        return new PublishedNoticeWorker(governance, publications, settings);
    }
}
