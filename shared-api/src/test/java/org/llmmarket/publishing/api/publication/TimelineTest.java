package org.llmmarket.publishing.api.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmarket.publishing.api.publication.Stage.ACTIVATION;
import static org.llmmarket.publishing.api.publication.Stage.APPROVAL;
import static org.llmmarket.publishing.api.publication.Stage.COMPENSATION;
import static org.llmmarket.publishing.api.publication.Stage.ENDPOINT_TESTS;
import static org.llmmarket.publishing.api.publication.Stage.POLICY;
import static org.llmmarket.publishing.api.publication.Stage.REGISTRY;
import static org.llmmarket.publishing.api.publication.Stage.VALIDATION;
import static org.llmmarket.publishing.api.publication.StageState.COMPENSATED;
import static org.llmmarket.publishing.api.publication.StageState.FAILED;
import static org.llmmarket.publishing.api.publication.StageState.PASSED;
import static org.llmmarket.publishing.api.publication.StageState.PENDING;
import static org.llmmarket.publishing.api.publication.StageState.RUNNING;
import static org.llmmarket.publishing.api.publication.StageState.SKIPPED;
import static org.llmmarket.publishing.api.publication.StageState.WAITING;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.service.ComplianceConfirmed;
import org.llmmarket.publishing.api.service.ComplianceViolated;
import org.llmmarket.publishing.api.service.DefaultVersionMoved;
import org.llmmarket.publishing.api.service.GateOverridden;
import org.llmmarket.publishing.api.service.ServiceCreated;
import org.llmmarket.publishing.api.service.ServiceEvent;
import org.llmmarket.publishing.api.service.ServiceRevised;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.SunsetNoticeGiven;
import org.llmmarket.publishing.api.story.Story;

class TimelineTest {

    @Test
    void the_policy_stage_runs_from_the_moment_of_submission() {
        Story story = Story.ofAService().submitted("1.0.0");

        assertStates(story, PASSED, RUNNING, PENDING, PENDING, SKIPPED, PENDING, PENDING);
        assertThat(story.timeline("1.0.0").status()).isEqualTo(ServiceStatus.PENDING_APPROVAL);
        assertThat(story.stage(VALIDATION, "1.0.0").actor()).isEqualTo("acme");
        assertThat(story.stage(VALIDATION, "1.0.0").evidence())
                .satisfies(evidence -> assertThat(evidence.summary()).containsKey("warnings"));
        assertThat(story.stage(POLICY, "1.0.0").startedAt())
                .isEqualTo(story.stage(VALIDATION, "1.0.0").endedAt());
        assertThat(story.stage(POLICY, "1.0.0").actor()).isEqualTo("system");
    }

    @Test
    void a_publication_is_known_by_its_submission_alone() {
        Story story = Story.ofAService().followed("1.0.0", "0.9.0");

        assertThat(story.stage(POLICY, "1.0.0").state()).isEqualTo(RUNNING);
    }

    @Test
    void an_unknown_publication_has_no_timeline() {
        assertThat(Timeline.of(
                        new PublicationId("other"),
                        Story.ofAService().submitted("1.0.0").events(),
                        key -> Optional.empty()))
                .isEmpty();
    }

    @Test
    void every_stage_of_a_smooth_publication_passes() {
        Story story = Story.ofAService().live("1.0.0");

        assertStates(story, PASSED, PASSED, PASSED, PASSED, SKIPPED, PASSED, SKIPPED);
        assertThat(story.timeline("1.0.0").status()).isEqualTo(ServiceStatus.ACTIVE);
        assertThat(story.timeline("1.0.0").reason()).isNull();
        assertThat(story.stage(ENDPOINT_TESTS, "1.0.0").evidence()).isNotNull();
        assertThat(story.stage(POLICY, "1.0.0").verdict()).isEqualTo("compliant");
        assertThat(story.stage(POLICY, "1.0.0").violations()).isEmpty();
    }

    @Test
    void attempts_in_vain_are_listed_before_the_one_that_counts() {
        Story story = Story.ofAService()
                .submitted("1.0.0")
                .tried(POLICY, "1.0.0")
                .tried(POLICY, "1.0.0")
                .complied("1.0.0");

        assertThat(story.stage(POLICY, "1.0.0").attempts())
                .extracting(Attempt::outcome)
                .containsExactly("unavailable", "unavailable", "passed");
    }

    @Test
    void a_violated_policy_ends_the_publication_with_its_violations() {
        Story story = Story.ofAService()
                .submitted("1.0.0")
                .violatedAPolicy("1.0.0")
                .failing("1.0.0", Outcome.POLICY_VIOLATED)
                .ended("1.0.0", Outcome.POLICY_VIOLATED);

        assertStates(story, PASSED, FAILED, SKIPPED, SKIPPED, SKIPPED, SKIPPED, SKIPPED);
        assertThat(story.timeline("1.0.0").status()).isEqualTo(ServiceStatus.FAILED_VALIDATION);
        assertThat(story.timeline("1.0.0").reason()).isEqualTo("POLICY_VIOLATED: It could not go on.");
        assertThat(story.stage(POLICY, "1.0.0").violations()).containsExactly(Story.VIOLATION);
        assertThat(story.stage(POLICY, "1.0.0").verdict()).isEqualTo("refused");
    }

    @Test
    void an_engine_that_is_away_is_told_apart_from_a_violation() {
        Story story = Story.ofAService().submitted("1.0.0").policyWasUnavailable("1.0.0");

        assertThat(story.stage(POLICY, "1.0.0").verdict()).isEqualTo("unavailable");
        assertThat(story.stage(POLICY, "1.0.0").state()).isEqualTo(FAILED);
    }

    @Test
    void a_registry_that_is_away_does_not_hold_up_the_tests() {
        Story story = Story.ofAService().submitted("1.0.0").complied("1.0.0").registrationWasQueued("1.0.0");

        assertThat(story.stage(REGISTRY, "1.0.0").state()).isEqualTo(WAITING);
        assertThat(story.stage(ENDPOINT_TESTS, "1.0.0").state()).isEqualTo(RUNNING);

        story.testsPassed("1.0.0").activated("1.0.0").registered("1.0.0");

        assertStates(story, PASSED, PASSED, PASSED, PASSED, SKIPPED, PASSED, SKIPPED);
    }

    @Test
    void failed_tests_take_the_registry_entry_back_before_the_publication_ends() {
        Story story = Story.ofAService()
                .submitted("1.0.0")
                .complied("1.0.0")
                .registered("1.0.0")
                .testsFailed("1.0.0")
                .failing("1.0.0", Outcome.ENDPOINT_TESTS_FAILED, REGISTRY);

        assertStates(story, PASSED, PASSED, PASSED, FAILED, SKIPPED, SKIPPED, RUNNING);

        story.tried(REGISTRY, "1.0.0").compensated(REGISTRY, "1.0.0").ended("1.0.0", Outcome.ENDPOINT_TESTS_FAILED);

        assertStates(story, PASSED, PASSED, COMPENSATED, FAILED, SKIPPED, SKIPPED, COMPENSATED);
        assertThat(story.stage(COMPENSATION, "1.0.0").endedAt()).isEqualTo(story.now());
        assertThat(story.stage(COMPENSATION, "1.0.0").attempts()).hasSize(2);
        assertThat(story.stage(REGISTRY, "1.0.0").attempts()).hasSize(1);
    }

    @Test
    void a_publication_that_people_must_decide_waits_for_them() {
        Story story = confidential().peopleWereAsked("1.0.0");

        assertStates(story, PASSED, PASSED, PASSED, PASSED, WAITING, PENDING, PENDING);
        assertThat(story.stage(APPROVAL, "1.0.0").actor()).isNull();

        story.assigned("1.0.0", Story.REVIEWER);

        assertThat(story.stage(APPROVAL, "1.0.0").actor()).isEqualTo("rita");
    }

    @Test
    void an_approved_publication_goes_on() {
        Story story = confidential().peopleWereAsked("1.0.0").reviewerAgreed("1.0.0", "k-1");

        assertThat(story.stage(APPROVAL, "1.0.0").state()).isEqualTo(WAITING);

        story.granted("1.0.0");

        assertStates(story, PASSED, PASSED, PASSED, PASSED, PASSED, RUNNING, PENDING);
        assertThat(story.stage(APPROVAL, "1.0.0").actor()).isEqualTo("rita");
        assertThat(story.stage(APPROVAL, "1.0.0").attempts())
                .extracting(Attempt::detail)
                .containsExactly("text of k-1");
    }

    @Test
    void a_yes_without_words_is_told_in_a_sentence() {
        Story story = confidential().peopleWereAsked("1.0.0").reviewerAgreed("1.0.0", null);

        assertThat(story.stage(APPROVAL, "1.0.0").attempts())
                .extracting(Attempt::detail)
                .containsExactly("A reviewer said yes.");
    }

    @Test
    void a_rejected_publication_tells_its_provider_why() {
        Story story = confidential()
                .peopleWereAsked("1.0.0")
                .reviewerRefused("1.0.0", "k-2")
                .failing("1.0.0", Outcome.REJECTED, REGISTRY)
                .compensated(REGISTRY, "1.0.0")
                .ended("1.0.0", Outcome.REJECTED);

        assertStates(story, PASSED, PASSED, COMPENSATED, PASSED, FAILED, SKIPPED, COMPENSATED);
        assertThat(story.timeline("1.0.0").status()).isEqualTo(ServiceStatus.SUSPENDED);
        assertThat(story.timeline("1.0.0").reason()).startsWith("REJECTED: ");
        assertThat(story.stage(APPROVAL, "1.0.0").attempts())
                .extracting(Attempt::detail)
                .containsExactly("text of k-2");
    }

    @Test
    void an_approval_that_nobody_decides_expires() {
        Story story = confidential()
                .peopleWereAsked("1.0.0")
                .nobodyDecided("1.0.0")
                .failing("1.0.0", Outcome.APPROVAL_TIMEOUT);

        assertThat(story.stage(APPROVAL, "1.0.0").verdict()).isEqualTo("expired");
        assertThat(story.stage(ACTIVATION, "1.0.0").state()).isEqualTo(SKIPPED);
    }

    @Test
    void a_withdrawal_stops_whatever_is_under_way() {
        Story story = Story.ofAService()
                .submitted("1.0.0")
                .complied("1.0.0")
                .registrationWasQueued("1.0.0")
                .retired()
                .failing("1.0.0", Outcome.WITHDRAWN)
                .ended("1.0.0", Outcome.WITHDRAWN);

        assertThat(story.stage(ENDPOINT_TESTS, "1.0.0").state()).isEqualTo(FAILED);
        assertThat(story.stage(ENDPOINT_TESTS, "1.0.0").verdict()).isEqualTo("withdrawn");
        assertThat(story.timeline("1.0.0").status()).isEqualTo(ServiceStatus.SUSPENDED);
    }

    @Test
    void a_cancelled_approval_is_withdrawn() {
        Story story = confidential().peopleWereAsked("1.0.0").approvalWasCancelled("1.0.0");

        assertThat(story.stage(APPROVAL, "1.0.0").verdict()).isEqualTo("withdrawn");
    }

    @Test
    void a_failure_without_a_verdict_of_its_own_is_named_after_the_outcome() {
        assertThat(List.of(
                        failedAt(Story.ofAService().submitted("1.0.0"), Outcome.POLICY_VIOLATED, POLICY),
                        failedAt(Story.ofAService().submitted("1.0.0"), Outcome.POLICY_UNAVAILABLE, POLICY),
                        failedAt(
                                Story.ofAService()
                                        .submitted("1.0.0")
                                        .complied("1.0.0")
                                        .registered("1.0.0"),
                                Outcome.ENDPOINT_TESTS_FAILED,
                                ENDPOINT_TESTS),
                        failedAt(confidential().peopleWereAsked("1.0.0"), Outcome.REJECTED, APPROVAL),
                        failedAt(confidential().peopleWereAsked("1.0.0"), Outcome.APPROVAL_TIMEOUT, APPROVAL)))
                .containsExactly("refused", "unavailable", "failed", "rejected", "expired");
    }

    @Test
    void the_status_follows_the_version_through_its_life() {
        Story story = Story.ofAService().live("1.0.0");

        assertThat(story.deprecated("1.0.0").timeline("1.0.0").status()).isEqualTo(ServiceStatus.DEPRECATED);
        assertThat(story.deprecationWasCancelled("1.0.0").timeline("1.0.0").status())
                .isEqualTo(ServiceStatus.ACTIVE);
        assertThat(story.suspended("It leaks.", "1.0.0").timeline("1.0.0").status())
                .isEqualTo(ServiceStatus.SUSPENDED);
        assertThat(story.timeline("1.0.0").reason()).isEqualTo("It leaks.");
        assertThat(story.reinstated("1.0.0").timeline("1.0.0").status()).isEqualTo(ServiceStatus.ACTIVE);
        assertThat(story.retired().timeline("1.0.0").status()).isEqualTo(ServiceStatus.RETIRED);
    }

    @Test
    void a_sunset_retires_the_version_of_the_timeline() {
        assertThat(Story.ofAService()
                        .live("1.0.0")
                        .sunsetCame("1.0.0")
                        .timeline("1.0.0")
                        .status())
                .isEqualTo(ServiceStatus.RETIRED);
    }

    @Test
    void an_earlier_publication_keeps_the_status_that_it_ended_with() {
        Story story = Story.ofAService()
                .submitted("1.0.0")
                .violatedAPolicy("1.0.0")
                .ended("1.0.0", Outcome.POLICY_VIOLATED)
                .resubmitted("1.0.0", "p-again")
                .suspended("It leaks.", "1.0.0")
                .retired();

        assertThat(story.timeline("1.0.0").status()).isEqualTo(ServiceStatus.FAILED_VALIDATION);
        assertThat(story.timeline(new PublicationId("p-again")).status()).isEqualTo(ServiceStatus.RETIRED);
        assertThat(story.timeline(new PublicationId("p-again"))
                        .stage(VALIDATION)
                        .actor())
                .isEqualTo("acme");
    }

    @Test
    void a_step_whose_neighbour_is_switched_off_is_skipped() {
        Story story = Story.ofAService()
                .submitted("1.0.0")
                .complied("1.0.0")
                .skipped(REGISTRY, "1.0.0")
                .testsPassed("1.0.0");

        assertStates(story, PASSED, PASSED, SKIPPED, PASSED, SKIPPED, RUNNING, PENDING);
        assertThat(story.stage(REGISTRY, "1.0.0").attempts())
                .extracting(Attempt::detail)
                .containsExactly("It is switched off.");
    }

    @Test
    void a_retired_version_stays_retired_when_its_withdrawn_publication_ends() {
        Story story = Story.ofAService()
                .submitted("1.0.0")
                .versionFailed("1.0.0", Outcome.WITHDRAWN)
                .retired()
                .publicationEnded("1.0.0", Outcome.WITHDRAWN);

        assertThat(story.timeline("1.0.0").status()).isEqualTo(ServiceStatus.RETIRED);
    }

    @Test
    void a_timeline_can_be_told_without_people() {
        Timeline timeline = confidential()
                .peopleWereAsked("1.0.0")
                .granted("1.0.0")
                .timeline("1.0.0")
                .withoutPeople();

        assertThat(timeline.stages())
                .extracting(StageView::actor)
                .containsExactly(null, "system", "system", "system", null, "system", null);
    }

    @Test
    void every_event_is_folded_or_known_to_say_nothing_about_a_publication() {
        List<Class<?>> aboutVersions = List.copyOf(VersionProgress.FOLD.types());
        List<Class<?>> silent = List.of(
                ServiceCreated.class,
                ServiceRevised.class,
                ComplianceConfirmed.class,
                ComplianceViolated.class,
                SunsetNoticeGiven.class,
                GateOverridden.class,
                DefaultVersionMoved.class);

        assertThat(Stream.of(ServiceEvent.class, PublicationEvent.class, ApprovalEvent.class)
                        .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                        .filter(event -> !PublicationProgress.FOLD.types().contains(event))
                        .filter(event -> !aboutVersions.contains(event)))
                .containsExactlyInAnyOrderElementsOf(silent);
    }

    private static Story confidential() {
        return Story.ofAService()
                .submitted("1.0.0", "It is confidential.")
                .complied("1.0.0")
                .registered("1.0.0")
                .testsPassed("1.0.0");
    }

    private static String failedAt(Story story, Outcome outcome, Stage stage) {
        return String.valueOf(
                story.failing("1.0.0", outcome).stage(stage, "1.0.0").verdict());
    }

    private static void assertStates(Story story, StageState... states) {
        assertThat(story.timeline("1.0.0").stages())
                .extracting(StageView::state)
                .containsExactly(states);
    }
}
