package org.llmmarket.publishing.api.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.api.publication.Stage.ACTIVATION;
import static org.llmmarket.publishing.api.publication.Stage.APPROVAL;
import static org.llmmarket.publishing.api.publication.Stage.COMPENSATION;
import static org.llmmarket.publishing.api.publication.Stage.ENDPOINT_TESTS;
import static org.llmmarket.publishing.api.publication.Stage.POLICY;
import static org.llmmarket.publishing.api.publication.Stage.REGISTRY;
import static org.llmmarket.publishing.api.publication.StageState.COMPENSATED;
import static org.llmmarket.publishing.api.publication.StageState.FAILED;
import static org.llmmarket.publishing.api.publication.StageState.PASSED;
import static org.llmmarket.publishing.api.publication.StageState.RUNNING;
import static org.llmmarket.publishing.api.publication.StageState.WAITING;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.story.Story;

class TroubledTimelineTest {

    private static final String VERSION = "1.0.0";
    private static final PublicationId ID = new PublicationId("p-1.0.0");
    private static final VersionNumber ONE = new VersionNumber(VERSION);
    private static final Attempt LAST = new Attempt(5, Story.BEGIN, Story.BEGIN, "parked", "An admin can act.");

    @Test
    void a_step_that_failed_for_good_waits_and_says_who_can_act() {
        Story story = Story.ofAService().submitted(VERSION).complied(VERSION).registered(VERSION);
        story.then(new StepParked(ID, Story.SERVICE, ONE, ENDPOINT_TESTS, "endpoint-tests", LAST));

        assertThat(story.stage(ENDPOINT_TESTS, VERSION).state()).isEqualTo(WAITING);
        assertThat(story.stage(ENDPOINT_TESTS, VERSION).attempts()).containsExactly(LAST);

        story.then(new StepRetried(ID, Story.SERVICE, ONE, ENDPOINT_TESTS, "endpoint-tests"));

        assertThat(story.stage(ENDPOINT_TESTS, VERSION).state()).isEqualTo(RUNNING);
        assertThat(story.stage(ENDPOINT_TESTS, VERSION).attempts())
                .extracting(Attempt::outcome)
                .containsExactly("parked", "retried");
    }

    @Test
    void a_main_step_that_is_given_up_ends_the_publication_and_the_version_can_come_again() {
        Story story = Story.ofAService().submitted(VERSION).complied(VERSION).registered(VERSION);
        story.then(new StepParked(ID, Story.SERVICE, ONE, ENDPOINT_TESTS, "endpoint-tests", LAST))
                .then(new StepAbandoned(ID, Story.SERVICE, ONE, ENDPOINT_TESTS, "endpoint-tests", "No hope."))
                .failing(VERSION, Outcome.ABANDONED, REGISTRY)
                .compensated(REGISTRY, VERSION)
                .ended(VERSION, Outcome.ABANDONED);

        assertThat(story.stage(ENDPOINT_TESTS, VERSION).state()).isEqualTo(FAILED);
        assertThat(story.timeline(VERSION).status()).isEqualTo(ServiceStatus.FAILED_VALIDATION);
    }

    @Test
    void a_step_beside_the_way_of_a_stage_that_is_over_changes_its_state_no_more() {
        Story story = Story.ofAService().live(VERSION);
        story.then(new StepParked(ID, Story.SERVICE, ONE, REGISTRY, "registry-status", LAST));

        assertThat(story.stage(REGISTRY, VERSION).state()).isEqualTo(PASSED);
        assertThat(story.stage(REGISTRY, VERSION).attempts()).contains(LAST);
    }

    @Test
    void an_entry_that_is_given_up_fails_its_stage_only() {
        Story story = Story.ofAService().submitted(VERSION).complied(VERSION).registrationWasQueued(VERSION);
        story.then(new StepParked(ID, Story.SERVICE, ONE, REGISTRY, "registry-sync", LAST));
        assertThat(story.stage(REGISTRY, VERSION).state()).isEqualTo(WAITING);

        story.then(new StepAbandoned(ID, Story.SERVICE, ONE, REGISTRY, "registry-sync", "It will not have it."));

        assertThat(story.stage(REGISTRY, VERSION).state()).isEqualTo(FAILED);
        assertThat(story.stage(ENDPOINT_TESTS, VERSION).state()).isEqualTo(RUNNING);
    }

    @Test
    void a_verdict_that_comes_late_stands_with_the_policies() {
        Story story = Story.ofAService().live(VERSION);
        story.then(new PolicyCaughtUp(ID, Story.SERVICE, ONE, false, "8", List.of(Story.VIOLATION), LAST));

        assertThat(story.stage(POLICY, VERSION).state()).isEqualTo(FAILED);
        assertThat(story.stage(POLICY, VERSION).verdict()).isEqualTo("refused");
        assertThat(story.stage(POLICY, VERSION).violations()).containsExactly(Story.VIOLATION);

        story.then(new PolicyCaughtUp(ID, Story.SERVICE, ONE, true, "8", List.of(), LAST));
        assertThat(story.stage(POLICY, VERSION).state()).isEqualTo(PASSED);
    }

    @Test
    void what_runs_when_a_late_verdict_ends_the_publication_ends_with_it() {
        Story story = Story.ofAService()
                .submitted(VERSION, "People decide.")
                .complied(VERSION)
                .registered(VERSION)
                .testsPassed(VERSION)
                .peopleWereAsked(VERSION)
                .granted(VERSION);
        story.then(new PolicyCaughtUp(ID, Story.SERVICE, ONE, false, "8", List.of(Story.VIOLATION), LAST))
                .failing(VERSION, Outcome.POLICY_VIOLATED, REGISTRY);

        assertThat(story.stage(POLICY, VERSION).state()).isEqualTo(FAILED);
        assertThat(story.stage(ACTIVATION, VERSION).state()).isEqualTo(FAILED);
        assertThat(story.stage(ACTIVATION, VERSION).endedAt()).isNotNull();
    }

    @Test
    void people_are_waited_for_also_when_a_step_beside_them_is_tried_again() {
        Story story = Story.ofAService()
                .submitted(VERSION, "People decide.")
                .complied(VERSION)
                .registered(VERSION)
                .testsPassed(VERSION)
                .peopleWereAsked(VERSION);
        story.then(new StepParked(ID, Story.SERVICE, ONE, APPROVAL, "approval-workflow", LAST))
                .then(new StepRetried(ID, Story.SERVICE, ONE, APPROVAL, "approval-workflow"));

        assertThat(story.stage(APPROVAL, VERSION).state()).isEqualTo(WAITING);
    }

    @Test
    void what_changed_in_the_registry_behind_our_back_stands_with_the_registry() {
        Story story = Story.ofAService().live(VERSION);
        List<Drift> drifts = List.of(new Drift("status", "active", "retired"));
        story.then(new RegistryDriftFound(ID, Story.SERVICE, ONE, "r-1.0.0", drifts, null))
                .then(new RegistryDriftFound(ID, Story.SERVICE, ONE, "r-1.0.0", drifts, "r-2"));

        assertThat(story.stage(REGISTRY, VERSION).attempts())
                .extracting(Attempt::outcome)
                .containsExactly("passed", "drifted", "restored");
        assertThat(story.stage(REGISTRY, VERSION).attempts().get(1).detail())
                .contains("status was retired instead of active");
    }

    @Test
    void what_the_registry_would_not_have_said_otherwise_is_not_called_right_again() {
        Story story = Story.ofAService().live(VERSION);
        List<Drift> drifts = List.of(new Drift("metadata.description", "Translates.", "Buy elsewhere!"));
        story.then(new RegistryDriftFound(
                ID, Story.SERVICE, ONE, "r-1.0.0", drifts, "r-1.0.0", "The registry refused with 422."));

        Attempt last = story.stage(REGISTRY, VERSION).attempts().get(1);
        assertThat(last.outcome()).isEqualTo("drifted");
        assertThat(last.detail()).contains("The registry refused with 422.").doesNotContain("right again");
    }

    @Test
    void an_entry_that_the_registry_is_away_for_is_not_called_taken_back_before_it_is() {
        Story story = Story.ofAService()
                .submitted(VERSION)
                .complied(VERSION)
                .registered(VERSION)
                .testsFailed(VERSION)
                .failing(VERSION, Outcome.ENDPOINT_TESTS_FAILED, REGISTRY)
                .then(new StepCompensated(ID, Story.SERVICE, ONE, REGISTRY, Story.attempt(1, "postponed"), true))
                .ended(VERSION, Outcome.ENDPOINT_TESTS_FAILED);

        assertThat(story.stage(REGISTRY, VERSION).state()).isEqualTo(WAITING);
        assertThat(story.stage(COMPENSATION, VERSION).state()).isEqualTo(WAITING);

        story.tried(REGISTRY, VERSION).compensated(REGISTRY, VERSION);

        assertThat(story.stage(REGISTRY, VERSION).state()).isEqualTo(COMPENSATED);
        assertThat(story.stage(COMPENSATION, VERSION).state()).isEqualTo(COMPENSATED);
        assertThat(story.stage(COMPENSATION, VERSION).endedAt()).isEqualTo(story.now());
        assertThat(story.stage(COMPENSATION, VERSION).attempts())
                .extracting(Attempt::outcome)
                .containsExactly("postponed", "unavailable", "passed");
    }

    @ParameterizedTest
    @EnumSource(names = {"WITHDRAWN", "ABANDONED"})
    void what_was_withdrawn_waits_for_its_entry_too(Outcome outcome) {
        Story story = Story.ofAService()
                .submitted(VERSION)
                .complied(VERSION)
                .registered(VERSION)
                .failing(VERSION, outcome, REGISTRY)
                .then(new StepCompensated(ID, Story.SERVICE, ONE, REGISTRY, Story.attempt(1, "postponed"), true))
                .ended(VERSION, outcome);

        assertThat(story.stage(ENDPOINT_TESTS, VERSION).state()).isEqualTo(FAILED);
        assertThat(story.stage(REGISTRY, VERSION).state()).isEqualTo(WAITING);
        assertThat(story.stage(COMPENSATION, VERSION).state()).isEqualTo(WAITING);
    }

    @Test
    void what_was_postponed_when_nobody_told_its_end_is_taken_for_taken_back() {
        Story story = Story.ofAService()
                .submitted(VERSION)
                .complied(VERSION)
                .registered(VERSION)
                .failing(VERSION, Outcome.WITHDRAWN, REGISTRY)
                .then(new StepCompensated(ID, Story.SERVICE, ONE, REGISTRY, Story.attempt(1, "postponed")))
                .ended(VERSION, Outcome.WITHDRAWN);

        assertThat(story.stage(REGISTRY, VERSION).state()).isEqualTo(COMPENSATED);
        assertThat(story.stage(COMPENSATION, VERSION).state()).isEqualTo(COMPENSATED);
    }

    @Test
    void what_passed_unjudged_is_not_called_compliant() {
        Story story = Story.ofAService().submitted(VERSION);
        Violation missing = new Violation(Violation.ENGINE_AVAILABLE, "p", "medium", "d", "r", "", "", "");
        story.then(
                new PolicyPassed(ID, Story.SERVICE, ONE, "", List.of(missing), Story.attempt(3, "unavailable"), null));

        assertThat(story.stage(POLICY, VERSION).verdict()).isEqualTo("unavailable");
        assertThat(story.stage(REGISTRY, VERSION).state()).isEqualTo(RUNNING);
    }

    @Test
    void a_step_beside_the_activation_that_is_given_up_does_not_fail_it() {
        Story story = Story.ofAService()
                .submitted(VERSION)
                .complied(VERSION)
                .registered(VERSION)
                .testsPassed(VERSION)
                .then(new StepAbandoned(ID, Story.SERVICE, ONE, ACTIVATION, "watch", "Not needed."));

        assertThat(story.stage(ACTIVATION, VERSION).state()).isEqualTo(RUNNING);
    }

    @ParameterizedTest
    @CsvSource({
        "policy, POLICY",
        "policy-catch-up, POLICY",
        "registry-sync, REGISTRY",
        "registry-standing, REGISTRY",
        "registry-description, REGISTRY",
        "compliance, POLICY",
        "endpoint-tests, ENDPOINT_TESTS",
        "approval-workflow, APPROVAL",
        "approval-reminder-notice, APPROVAL",
        "registry-removal, COMPENSATION",
        "published-notice, ACTIVATION"
    })
    void a_step_is_shown_where_it_belongs(String step, Stage stage) {
        assertThat(Stage.ofStep(step)).isEqualTo(stage);
        assertThat(COMPENSATION.wire()).isEqualTo("compensation");
    }
}
