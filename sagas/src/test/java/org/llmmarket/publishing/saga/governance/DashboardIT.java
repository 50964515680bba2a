package org.llmmarket.publishing.saga.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.llmmarket.publishing.saga.neighbour.NeighbourAway.Kind.GONE;
import static org.llmmarket.publishing.saga.sample.Answers.CLOCK;
import static org.llmmarket.publishing.saga.sample.Answers.attempt;
import static org.llmmarket.publishing.saga.sample.Answers.command;
import static org.llmmarket.publishing.saga.sample.Answers.first;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.llmmarket.publishing.api.approval.ApprovalExpired;
import org.llmmarket.publishing.api.approval.ApprovalReminded;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.llmmarket.publishing.saga.publication.Reminders;
import org.llmmarket.publishing.saga.publication.RunningPublications;
import org.llmmarket.publishing.saga.publication.Step;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.OpenVault;
import org.llmmarket.publishing.saga.sample.RecordedQueue;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.saga.sample.TestSettings;
import org.llmmarket.publishing.store.TestDatabase;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DashboardIT {

    private static final Sample P = Sample.publication("p-1");
    private static final String WORKFLOW = "workflow-of-p-1";
    private static final Decision YES = new Decision(WORKFLOW, true, "grace", "Well done.");

    private final DataSource database = TestDatabase.fresh();
    private final OpenWorkflows workflows = new OpenWorkflows(JdbcClient.create(database));
    private final InstantGovernance governance = new InstantGovernance();
    private final RecordedQueue queue = new RecordedQueue();
    private final OpenVault vault = new OpenVault();
    private final Feed feed = new Feed();
    private final FixedLog log = FixedLog.of(
            P.startedNeedingApproval(), P.policyPassed(), P.approvalAwaited(Sample.NOW.plus(Duration.ofDays(7))));
    private final RunningPublications publications = new RunningPublications(log);
    private final NeighbourSettings.Governance settings = TestSettings.with().governance();
    private final DashboardDecisions decisions = new DashboardDecisions(
            workflows, vault, queue, new TransactionTemplate(new JdbcTransactionManager(database)));
    private @Nullable DashboardListener listener;

    @AfterEach
    void stop() {
        if (listener != null) {
            listener.stop();
        }
    }

    @Test
    void an_approval_stands_on_the_dashboard_once_however_often_it_is_put_there() {
        assertThat(workflow().perform(first(Step.APPROVAL_WORKFLOW))).isEqualTo(WorkOutcome.done());
        assertThat(workflow().perform(attempt(2, Step.APPROVAL_WORKFLOW))).isEqualTo(WorkOutcome.done());

        assertThat(workflows.all()).containsExactly(WORKFLOW);
        assertThat(governance.calls()).containsOnly("create for p-1 at 2026-03-04T05:06:07Z with 0 as p-1:approval");
    }

    @Test
    void nobody_is_asked_there_about_what_has_been_decided_meanwhile() {
        log.add(new ApprovalExpired(P.approval(), P.publication(), P.service()), Sample.NOW);

        assertThat(workflow().perform(attempt(2, Step.APPROVAL_WORKFLOW))).isEqualTo(WorkOutcome.done());

        assertThat(workflows.all()).isEmpty();
        assertThat(governance.calls()).isEmpty();
    }

    @Test
    void a_dashboard_that_stumbles_is_tried_again_and_the_tries_stand_on_the_timeline() {
        governance.away(GONE, GONE);

        WorkOutcome early = workflow().perform(first(Step.APPROVAL_WORKFLOW));
        WorkOutcome late = workflow().perform(attempt(5, Step.APPROVAL_WORKFLOW));

        assertThat(command(early, RecordAttempt.class).stage()).isEqualTo(Stage.APPROVAL);
        assertThat(((WorkOutcome.Again) early).delay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(late).isEqualTo(WorkOutcome.parked("It is GONE."));
    }

    @Test
    void without_a_dashboard_our_own_desks_are_enough() {
        WorkflowWorker worker = new WorkflowWorker(new NoGovernance(), decisions, publications, log, settings, CLOCK);

        assertThat(worker.perform(first(Step.APPROVAL_WORKFLOW))).isEqualTo(WorkOutcome.done());
        assertThat(new ApprovalNoticeWorker(new NoGovernance(), workflows, publications, settings)
                        .perform(first(Step.APPROVAL_NOTICE)))
                .isEqualTo(WorkOutcome.done());
    }

    @Test
    void a_decision_there_counts_once_however_often_it_is_heard() {
        workflows.open(WORKFLOW, P.publication());

        decisions.take(YES);
        queue.cancel(DecisionWorker.KIND, "p-1:dashboard-decision");
        decisions.take(YES);

        assertThat(queue.asked()).containsExactly("dashboard-decision");
        assertThat(vault.find(DecisionWorker.remarkKey(P.publication()))).contains("Well done.");
    }

    @Test
    void a_decision_there_that_comes_after_one_here_does_not_count() {
        workflows.open(WORKFLOW, P.publication());
        assertThat(notify(1)).isEqualTo(WorkOutcome.done());

        decisions.take(YES);

        assertThat(queue.asked()).isEmpty();
        assertThat(governance.calls()).containsExactly("approval_approved reviewer-1 as p-1:approval-decision");
    }

    @Test
    void a_decision_here_is_told_later_when_the_dashboard_is_away() {
        governance.away(GONE);

        assertThat(notify(1)).isEqualTo(WorkOutcome.again(Duration.ofSeconds(1)));
        assertThat(notify(2)).isEqualTo(WorkOutcome.done());
    }

    @Test
    void a_decision_is_on_the_approval_that_the_dashboard_named_last_and_the_other_is_put_there_again() {
        decisions.await(WORKFLOW, P.publication());
        decisions.await(WORKFLOW, Sample.publication("p-2").publication());
        assertThat(workflows.close(P.publication())).isEmpty();
        assertThat(queue.newest(Step.APPROVAL_WORKFLOW.kind()).key()).startsWith("p-1:");

        decisions.take(YES);

        assertThat(queue.newest(DecisionWorker.KIND).key()).isEqualTo("p-2:dashboard-decision");
    }

    @Test
    void an_approval_does_not_expire_while_the_decision_on_it_is_being_recorded() {
        UnheardDecisions unheard = new UnheardDecisions(governance, workflows, decisions);
        JdbcClient.create(database)
                .sql(
                        "INSERT INTO work (kind, key, payload, due_at) VALUES ('dashboard-decision', 'p-1:dashboard-decision', '{}', now())")
                .update();
        assertThat(unheard.takeIn(P.publication())).isTrue();

        JdbcClient.create(database).sql("UPDATE work SET parked_at = now()").update();
        assertThat(unheard.takeIn(P.publication())).isFalse();
    }

    @Test
    void an_approval_that_gets_another_name_on_the_dashboard_has_only_that() {
        workflows.open("workflow-of-yesterday", P.publication());
        workflows.open(WORKFLOW, P.publication());

        assertThat(workflows.all()).containsExactly(WORKFLOW);
    }

    @Test
    void an_approval_that_the_dashboard_has_lost_is_put_there_again_once_a_minute_at_most() {
        workflows.open(WORKFLOW, P.publication());
        decisions.putAgain(WORKFLOW);
        assertThat(queue.asked()).isEmpty();
        JdbcClient.create(database)
                .sql("UPDATE governance_workflow SET opened_at = now() - interval '61 seconds'")
                .update();
        governance.lose(WORKFLOW);
        listen(Duration.ofHours(1));

        feed.connect();

        await().untilAsserted(() -> assertThat(queue.asked()).containsExactly(Step.APPROVAL_WORKFLOW.kind()));
        assertThat(workflows.all()).containsExactly(WORKFLOW);
        assertThat(workflows.lost(WORKFLOW)).isEmpty();
    }

    @Test
    void a_decision_that_nobody_heard_is_taken_in_before_the_approval_expires() {
        UnheardDecisions unheard = new UnheardDecisions(governance, workflows, decisions);
        assertThat(unheard.takeIn(P.publication())).isFalse();
        workflows.open(WORKFLOW, P.publication());
        assertThat(unheard.takeIn(P.publication())).isFalse();
        governance.decided(YES);

        assertThat(unheard.takeIn(P.publication())).isTrue();

        assertThat(queue.asked()).containsExactly("dashboard-decision");
        assertThat(unheard.takeIn(P.publication())).isFalse();
    }

    @Test
    void a_dashboard_that_cannot_be_asked_keeps_no_approval_from_expiring() {
        workflows.open(WORKFLOW, P.publication());
        governance.away(GONE).decided(YES);

        assertThat(new UnheardDecisions(governance, workflows, decisions).takeIn(P.publication()))
                .isFalse();

        assertThat(queue.asked()).isEmpty();
    }

    @Test
    void a_decision_on_something_unknown_is_nobody_s() {
        decisions.take(new Decision("workflow-of-another-marketplace", true, "grace", ""));

        assertThat(queue.asked()).isEmpty();
    }

    @Test
    void what_is_heard_is_taken_in() {
        workflows.open(WORKFLOW, P.publication());
        governance.decided(YES);
        listen(Duration.ofHours(1));

        feed.say(YES);
        feed.say(YES);

        await().untilAsserted(() -> assertThat(queue.asked()).containsExactly("dashboard-decision"));
    }

    @Test
    void a_live_message_that_the_dashboard_itself_does_not_confirm_counts_nothing() {
        workflows.open(WORKFLOW, P.publication());
        listen(Duration.ofHours(1));

        feed.say(YES);
        feed.say(new Decision("workflow-of-nobody", true, "mallory", ""));

        await().untilAsserted(() -> assertThat(governance.calls()).contains("decision on " + WORKFLOW));
        assertThat(queue.asked()).isEmpty();
        assertThat(workflows.all()).containsExactly(WORKFLOW);
    }

    @Test
    void a_dashboard_that_is_away_right_after_a_connection_is_asked_again_within_seconds() {
        workflows.open(WORKFLOW, P.publication());
        governance.away(GONE).decided(YES);
        listen(Duration.ofHours(1));

        feed.connect();

        await().untilAsserted(() -> assertThat(queue.asked()).containsExactly("dashboard-decision"));
    }

    @Test
    void while_nobody_listens_the_dashboard_is_asked_every_few_seconds() {
        workflows.open(WORKFLOW, P.publication());
        governance.decided(YES);
        feed.deaf = true;

        listen(Duration.ofHours(1));

        await().untilAsserted(() -> assertThat(queue.asked()).containsExactly("dashboard-decision"));
    }

    @Test
    void whether_anything_is_heard_is_a_figure() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new DashboardListener(governance, feed, workflows, decisions, Duration.ofHours(1)).bindTo(meters);
        Gauge listening = meters.get("publishing.dashboard.listening").gauge();

        assertThat(listening.value()).isEqualTo(1);

        feed.deaf = true;

        assertThat(listening.value()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG", "REFUSED", "GONE"})
    void what_is_wrong_with_one_approval_does_not_keep_the_others_waiting(NeighbourAway.Kind kind) {
        workflows.open("workflow-0", Sample.publication("p-0").publication());
        workflows.open(WORKFLOW, P.publication());
        governance.away(kind).decided(YES);
        listen(Duration.ofHours(1));

        feed.connect();

        await().untilAsserted(() -> assertThat(queue.asked()).containsExactly("dashboard-decision"));
    }

    @Test
    void the_dashboard_hears_of_a_reminder() {
        ApprovalReminded reminded = new ApprovalReminded(
                P.approval(), P.publication(), P.service(), 2, Sample.NOW.plus(Duration.ofDays(1)));

        assertThat(new ReminderNoticeWorker(governance, publications, settings)
                        .perform(Work.now(
                                Reminders.NOTICE,
                                "p-1:2",
                                Map.of(
                                        "publicationId", "p-1",
                                        "at", Sample.NOW.toString(),
                                        "number", Integer.toString(reminded.number()),
                                        "expiresAt", reminded.expiresAt().toString()))))
                .isEqualTo(WorkOutcome.done());

        assertThat(governance.calls()).containsExactly("approval_reminder null as p-1:approval-reminder-2");
    }

    @Test
    void what_was_decided_while_nobody_listened_is_asked_for() {
        workflows.open(WORKFLOW, P.publication());
        governance.decided(YES);
        listen(Duration.ofHours(1));

        feed.connect();

        await().untilAsserted(() -> assertThat(queue.asked()).containsExactly("dashboard-decision"));
        assertThat(workflows.all()).isEmpty();
    }

    @Test
    void a_dashboard_that_cannot_be_listened_to_is_asked_from_time_to_time() {
        workflows.open(WORKFLOW, P.publication());
        governance.away(GONE).decided(YES);

        listen(Duration.ofMillis(50));

        await().untilAsserted(() -> assertThat(queue.asked()).containsExactly("dashboard-decision"));
    }

    @Test
    void without_a_dashboard_there_is_nothing_to_listen_to() {
        listener = new DashboardListener(
                new NoGovernance(), DecisionFeed.SILENT, workflows, decisions, Duration.ofMillis(10));

        listener.start();

        assertThat(listener.isRunning()).isFalse();
    }

    private void listen(Duration every) {
        DashboardListener started = new DashboardListener(governance, feed, workflows, decisions, every);
        listener = started;
        started.start();
        started.start();
        assertThat(started.isRunning()).isTrue();
    }

    private WorkflowWorker workflow() {
        return new WorkflowWorker(governance, decisions, publications, log, settings, CLOCK);
    }

    private WorkOutcome notify(int attempt) {
        return new ApprovalNoticeWorker(governance, workflows, publications, settings)
                .perform(attempt(
                        attempt,
                        Step.APPROVAL_NOTICE,
                        "status",
                        "approved",
                        "decidedBy",
                        "reviewer-1",
                        "at",
                        Sample.NOW.toString()));
    }

    /** Says what the test wants to be heard. */
    private static final class Feed implements DecisionFeed {

        private @Nullable Consumer<Decision> ear;
        private @Nullable Runnable connected;
        private volatile boolean deaf;

        @Override
        public boolean isListening() {
            return !deaf;
        }

        @Override
        public void listen(Consumer<Decision> decisions, Runnable onConnection) {
            ear = decisions;
            connected = onConnection;
        }

        void say(Decision decision) {
            Objects.requireNonNull(ear).accept(decision);
        }

        void connect() {
            Objects.requireNonNull(connected).run();
        }

        @Override
        public void close() {
            ear = null;
        }
    }
}
