package org.llmmarket.publishing.saga.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.test.saga.ContinuedGivenState;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.approval.ApprovalReminded;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PolicyCaughtUp;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.StepAbandoned;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.saga.sample.FixedLog;
import org.llmmarket.publishing.saga.sample.OpenVault;
import org.llmmarket.publishing.saga.sample.RecordedQueue;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.saga.sample.TestSettings;
import org.llmmarket.publishing.store.work.Work;

class PublishingSagaTest {

    private static final Sample P = Sample.publication("p-1");
    private static final Instant EXPIRY = Sample.NOW.plus(Duration.ofDays(7));

    private final SagaTestFixture<PublishingSaga> fixture = new SagaTestFixture<>(PublishingSaga.class);
    private final RecordedQueue queue = new RecordedQueue();
    private final OpenVault vault = new OpenVault();

    @BeforeEach
    void prepare() {
        fixture.registerResource(queue);
        fixture.registerResource(vault);
        fixture.registerResource(TestSettings.with());
        fixture.registerResource(new RunningPublications(FixedLog.of()));
        fixture.givenCurrentTime(Sample.NOW);
    }

    @Test
    void a_publication_begins_with_the_policy_engine_and_is_watched_from_then_on() {
        fixture.whenPublishingA(P.started(), Map.of("requestId", "req-7"))
                .expectActiveSagas(1)
                .expectAssociationWith("publicationId", "p-1")
                .expectAssociationWith("serviceId", "service-of-p-1");

        assertThat(queue.asked()).containsExactly("watch", "policy");
        assertThat(queue.newest("policy"))
                .isEqualTo(Work.now("policy", "p-1:policy", Map.of("publicationId", "p-1", "requestId", "req-7")));
        assertThat(queue.newest("watch").dueAt()).isEqualTo(Sample.NOW.plus(Duration.ofMinutes(2)));
    }

    @Test
    void what_the_policies_let_pass_is_entered_in_the_registry() {
        after(P.started()).whenPublishingA(P.policyPassed()).expectActiveSagas(1);

        assertThat(queue.asked()).containsExactly("registry");
    }

    @Test
    void what_the_policies_refuse_fails() {
        after(P.started()).whenPublishingA(P.policyRefused(Outcome.POLICY_VIOLATED));

        assertFails(Outcome.POLICY_VIOLATED);
    }

    @Test
    void what_nobody_could_judge_fails() {
        after(P.started()).whenPublishingA(P.policyRefused(Outcome.POLICY_UNAVAILABLE));

        assertFails(Outcome.POLICY_UNAVAILABLE);
    }

    @Test
    void a_verdict_that_was_missed_is_asked_for_beside_the_way() {
        after(P.started()).whenPublishingA(passedUnjudged());

        assertThat(queue.asked()).containsExactly("policy-catch-up", "registry");
    }

    @Test
    void a_verdict_that_refuses_late_ends_the_publication() {
        after(P.started(), passedUnjudged()).whenPublishingA(caughtUp(false));

        assertFails(Outcome.POLICY_VIOLATED);
    }

    @Test
    void a_verdict_that_lets_pass_late_changes_nothing() {
        after(P.started(), passedUnjudged()).whenPublishingA(caughtUp(true));

        assertThat(queue.asked()).isEmpty();
    }

    @Test
    void a_step_of_the_way_that_is_given_up_ends_the_publication() {
        after(P.started(), P.policyPassed(), P.registered()).whenPublishingA(abandoned(Step.ENDPOINT_TESTS));

        assertFails(Outcome.ABANDONED);
    }

    @Test
    void a_step_beside_the_way_that_is_given_up_ends_nothing_else() {
        after(P.started(), P.policyPassed(), P.registered()).whenPublishingA(abandoned(Step.PUBLISHED_NOTICE));

        assertThat(queue.asked()).isEmpty();
    }

    @Test
    void an_entry_that_is_given_up_is_waited_for_no_more() {
        after(P.started(), P.policyPassed(), P.registrationQueued(), P.testsPassed(), P.completed())
                .whenPublishingA(abandoned(Step.REGISTRY_SYNC))
                .expectActiveSagas(0);
    }

    private static PolicyPassed passedUnjudged() {
        Violation missing = new Violation(Violation.ENGINE_AVAILABLE, "", "medium", "Away.", "", "", "", "");
        return new PolicyPassed(
                P.publication(), P.service(), P.version(), "", List.of(missing), Sample.attempt(3, "unavailable"));
    }

    private static PolicyCaughtUp caughtUp(boolean compliant) {
        return new PolicyCaughtUp(
                P.publication(), P.service(), P.version(), compliant, "8", List.of(), Sample.attempt(1, "passed"));
    }

    private static StepAbandoned abandoned(Step step) {
        return new StepAbandoned(
                P.publication(), P.service(), P.version(), Stage.ofStep(step.kind()), step.kind(), "No hope.");
    }

    @Test
    void what_is_registered_is_tested() {
        after(P.started(), P.policyPassed()).whenPublishingA(P.registered());

        assertThat(queue.asked()).containsExactly("endpoint-tests");
    }

    @Test
    void a_registry_that_is_away_does_not_hold_the_tests_up() {
        after(P.started(), P.policyPassed()).whenPublishingA(P.registrationQueued());

        assertThat(queue.asked()).containsExactly("registry-sync", "endpoint-tests");
        assertThat(queue.newest("registry-sync").dueAt()).isEqualTo(Sample.NOW.plusSeconds(1));
        assertThat(queue.newest("registry-sync").payload()).containsEntry("tries", "2");
    }

    @Test
    void without_a_registry_the_tests_follow_at_once() {
        after(P.started(), P.policyPassed()).whenPublishingA(P.skipped(Stage.REGISTRY));

        assertThat(queue.asked()).containsExactly("endpoint-tests");
    }

    @Test
    void an_entry_that_comes_late_does_not_test_twice() {
        after(P.started(), P.policyPassed(), P.registrationQueued()).whenPublishingA(P.registered());

        assertThat(queue.asked()).isEmpty();
    }

    @Test
    void an_endpoint_that_passes_goes_live_when_nobody_has_to_be_asked() {
        after(P.started(), P.policyPassed(), P.registered()).whenPublishingA(P.testsPassed());

        assertThat(queue.asked()).containsExactly("activation");
    }

    @Test
    void people_are_asked_where_the_rules_want_it() {
        after(P.startedNeedingApproval(), P.policyPassed(), P.registered()).whenPublishingA(P.testsPassed());

        assertThat(queue.asked()).containsExactly("approval");
    }

    @Test
    void an_endpoint_that_does_not_keep_its_word_fails() {
        after(P.started(), P.policyPassed(), P.registered()).whenPublishingA(P.testsFailed("It is down."));

        assertFails(Outcome.ENDPOINT_TESTS_FAILED);
    }

    @Test
    void people_have_until_the_expiry_and_the_dashboard_asks_them_too() {
        after(P.startedNeedingApproval(), P.policyPassed(), P.registered(), P.testsPassed())
                .whenPublishingA(P.approvalAwaited(EXPIRY));

        assertThat(queue.asked())
                .containsExactly("approval-reminder", "approval-last-reminder", "approval-expiry", "approval-workflow");
        assertThat(queue.newest("approval-reminder").dueAt()).isBefore(EXPIRY.minus(Duration.ofDays(1)));
        assertThat(queue.newest("approval-last-reminder").dueAt()).isEqualTo(EXPIRY.minus(Duration.ofDays(1)));
        assertThat(queue.newest("approval-expiry").dueAt()).isEqualTo(EXPIRY);
    }

    @Test
    void the_dashboard_is_told_of_every_reminder_once() {
        afterAsking().whenPublishingA(new ApprovalReminded(P.approval(), P.publication(), P.service(), 1, EXPIRY));

        assertThat(queue.asked()).containsExactly("approval-reminder-notice");
        assertThat(queue.newest("approval-reminder-notice").key()).endsWith(":1");
    }

    @Test
    void a_short_time_has_one_reminder() {
        assertThat(Reminders.between(Sample.NOW, Sample.NOW.plus(Duration.ofHours(2))))
                .containsExactly(Map.entry(Step.APPROVAL_REMINDER, Sample.NOW.plus(Duration.ofHours(1))));
    }

    @Test
    void a_yes_is_recorded_and_told_and_the_deadline_is_gone() {
        afterAsking().whenPublishingA(P.granted());

        assertThat(queue.asked()).containsExactly("approval-notice", "approval-verdict");
        assertThat(queue.cancelled())
                .containsExactly("approval-reminder", "approval-last-reminder", "approval-expiry", "approval-workflow");
        assertThat(queue.newest("approval-verdict").payload()).containsEntry("decidedBy", "reviewer-1");
        assertThat(queue.newest("approval-notice").payload())
                .containsEntry("status", "approved")
                .containsEntry("decidedBy", "reviewer-1");
    }

    @Test
    void what_people_approved_goes_live() {
        afterAsking(P.granted()).whenPublishingA(P.approved());

        assertThat(queue.asked()).containsExactly("activation");
    }

    @Test
    void a_no_fails() {
        afterAsking().whenPublishingA(P.rejected());

        assertFails(Outcome.REJECTED);
        assertThat(queue.cancelled())
                .containsExactly("approval-reminder", "approval-last-reminder", "approval-expiry", "approval-workflow");
        assertThat(queue.newest("approval-notice").payload()).containsEntry("status", "rejected");
    }

    @Test
    void what_nobody_decides_in_time_fails() {
        afterAsking().whenPublishingA(P.expired());

        assertFails(Outcome.APPROVAL_TIMEOUT);
        assertThat(queue.newest("approval-notice").payload()).containsEntry("status", "expired");
    }

    @Test
    void a_cancelled_approval_withdraws() {
        afterAsking().whenPublishingA(P.cancelled());

        assertFails(Outcome.WITHDRAWN);
        assertThat(queue.newest("failure").payload()).containsEntry("cause", "approval-cancelled");
    }

    @Test
    void a_retired_service_withdraws_its_running_publications() {
        after(P.started(), P.policyPassed()).whenPublishingA(P.retired());

        assertFails(Outcome.WITHDRAWN);
        assertThat(queue.newest("failure").payload()).containsEntry("cause", "service-retired");
    }

    @Test
    void a_service_that_retires_without_naming_the_publication_changes_nothing() {
        after(P.started())
                .whenPublishingA(new ServiceRetired(P.service(), null, List.of(), false))
                .expectActiveSagas(1);

        assertThat(queue.asked()).isEmpty();
    }

    @Test
    void a_failure_that_left_nothing_behind_ends_at_once() {
        after(P.started(), P.policyRefused(Outcome.POLICY_VIOLATED))
                .whenPublishingA(P.failing(Outcome.POLICY_VIOLATED))
                .expectActiveSagas(1);

        assertThat(queue.asked()).containsExactly("ending");
        assertThat(queue.newest("ending").payload()).containsEntry("outcome", "POLICY_VIOLATED");
    }

    @Test
    void what_was_done_is_taken_back_one_after_the_other() {
        afterAsking(P.retired()).whenPublishingA(P.failing(Outcome.WITHDRAWN, Stage.APPROVAL, Stage.REGISTRY));
        assertThat(queue.asked()).containsExactly("approval-compensation");

        queue.forget();
        fixture.whenPublishingA(P.compensated(Stage.APPROVAL, "compensated"));
        assertThat(queue.asked()).containsExactly("registry-compensation");
        assertThat(queue.newest("registry-compensation").payload()).containsEntry("registryId", "reg-1");

        queue.forget();
        fixture.whenPublishingA(P.compensated(Stage.REGISTRY, "compensated"));
        assertThat(queue.asked()).containsExactly("ending");
    }

    @Test
    void a_compensation_that_comes_twice_counts_once() {
        after(P.started(), P.policyPassed(), P.registered(), P.testsFailed("It is down."))
                .whenPublishingA(P.failing(Outcome.ENDPOINT_TESTS_FAILED, Stage.REGISTRY));
        fixture.whenPublishingA(P.compensated(Stage.REGISTRY, "compensated"));

        queue.forget();
        fixture.whenPublishingA(P.compensated(Stage.REGISTRY, "compensated"));

        assertThat(queue.asked()).isEmpty();
    }

    @Test
    void a_stage_that_left_nothing_behind_is_only_recorded_as_taken_back() {
        after(P.started(), P.policyPassed()).whenPublishingA(P.failing(Outcome.WITHDRAWN, Stage.ENDPOINT_TESTS));

        assertThat(queue.asked()).containsExactly("plain-compensation");
        assertThat(queue.newest("plain-compensation").payload()).containsEntry("stage", "endpoint-tests");
    }

    @Test
    void a_registry_that_is_away_does_not_hold_the_end_up_and_forgets_the_entry_later() {
        after(
                        P.started(),
                        P.policyPassed(),
                        P.registered(),
                        P.testsFailed("It is down."),
                        P.failing(Outcome.ENDPOINT_TESTS_FAILED, Stage.REGISTRY))
                .whenPublishingA(P.compensated(Stage.REGISTRY, "postponed"));

        assertThat(queue.asked()).containsExactly("registry-removal", "ending");
        assertThat(queue.newest("registry-removal").payload()).containsEntry("registryId", "reg-1");
    }

    @Test
    void a_failure_stops_what_is_under_way() {
        after(P.started(), P.policyPassed(), P.registrationQueued(), P.retired())
                .whenPublishingA(P.failing(Outcome.WITHDRAWN, Stage.REGISTRY));

        assertThat(queue.cancelled()).containsExactly("endpoint-tests", "registry-sync");
        assertThat(queue.newest("registry-compensation").payload()).containsEntry("registryId", "");
    }

    @Test
    void people_are_not_asked_about_what_failed_while_the_question_was_on_its_way() {
        after(P.startedNeedingApproval(), P.policyPassed(), P.registered(), P.testsPassed(), P.retired())
                .whenPublishingA(P.failing(Outcome.WITHDRAWN, Stage.REGISTRY));

        assertThat(queue.cancelled()).containsExactly("approval");
        assertThat(queue.asked()).containsExactly("approval-removal", "registry-compensation");
    }

    @Test
    void an_answer_that_comes_after_the_failure_changes_nothing() {
        after(P.started(), P.policyPassed(), P.retired(), P.failing(Outcome.WITHDRAWN, Stage.REGISTRY))
                .whenPublishingA(P.registered());

        assertThat(queue.asked()).isEmpty();
    }

    @Test
    void an_approval_that_is_cancelled_by_the_failure_is_told_but_fails_nothing_again() {
        afterAsking(P.retired(), P.failing(Outcome.WITHDRAWN, Stage.APPROVAL, Stage.REGISTRY))
                .whenPublishingA(P.cancelled());

        assertThat(queue.asked()).containsExactly("approval-notice");
        assertThat(queue.newest("approval-notice").payload()).containsEntry("status", "cancelled");
    }

    @Test
    void a_live_version_is_told_to_the_dashboard_and_the_registry_and_the_saga_ends() {
        after(P.started(), P.policyPassed(), P.registered(), P.testsPassed())
                .whenPublishingA(P.completed())
                .expectActiveSagas(0);

        assertThat(queue.asked()).containsExactly("published-notice", "registry-status");
        assertThat(queue.cancelled()).containsExactly("watch");
        assertThat(queue.newest("registry-status").payload()).containsEntry("lane", Step.registryLane(P.service()));
        assertThat(queue.newest("published-notice").payload())
                .containsEntry("at", Sample.NOW.toString())
                .containsEntry("lane", Step.dashboardLane(P.service()));
    }

    @Test
    void a_live_version_that_the_registry_does_not_know_yet_is_waited_for() {
        after(P.started(), P.policyPassed(), P.registrationQueued(), P.testsPassed())
                .whenPublishingA(P.completed())
                .expectActiveSagas(1);
        assertThat(queue.asked()).containsExactly("published-notice");

        queue.forget();
        fixture.whenPublishingA(P.registered()).expectActiveSagas(0);
        assertThat(queue.asked()).containsExactly("registry-status");
        assertThat(queue.newest("registry-status").payload()).containsEntry("lane", Step.registryLane(P.service()));
    }

    @Test
    void a_live_version_without_a_registry_has_nothing_to_tell_it() {
        after(P.started(), P.policyPassed(), P.skipped(Stage.REGISTRY), P.testsPassed())
                .whenPublishingA(P.completed())
                .expectActiveSagas(0);

        assertThat(queue.asked()).containsExactly("published-notice");
    }

    @Test
    void the_credential_is_erased_when_the_version_is_live() {
        vault.put("testAccess:p-1", "secret");

        after(P.startedWithTestAccess()).whenPublishingA(P.completed());

        assertThat(vault.find("testAccess:p-1")).isEmpty();
    }

    @Test
    void the_credential_is_erased_when_the_publication_failed() {
        vault.put("testAccess:p-1", "secret");

        after(P.startedWithTestAccess(), P.policyRefused(Outcome.POLICY_VIOLATED), P.failing(Outcome.POLICY_VIOLATED))
                .whenPublishingA(P.failed(Outcome.POLICY_VIOLATED))
                .expectActiveSagas(0);

        assertThat(vault.find("testAccess:p-1")).isEmpty();
        assertThat(queue.cancelled()).containsExactly("watch");
    }

    @Test
    void publications_do_not_mix() {
        Sample other = Sample.publication("p-2");
        after(P.started(), other.started())
                .whenPublishingA(other.policyPassed())
                .expectActiveSagas(2);

        assertThat(queue.newest("registry").payload()).containsEntry("publicationId", "p-2");
    }

    private ContinuedGivenState after(Object... events) {
        ContinuedGivenState state = fixture;
        for (Object event : events) {
            state = state.andThenAPublished(event);
        }
        queue.forget();
        return state;
    }

    private ContinuedGivenState afterAsking(Object... events) {
        after(P.startedNeedingApproval(), P.policyPassed(), P.registered(), P.testsPassed(), P.approvalAwaited(EXPIRY));
        return after(events);
    }

    private void assertFails(Outcome outcome) {
        assertThat(queue.newest("failure").payload()).containsEntry("outcome", outcome.wire());
    }
}
