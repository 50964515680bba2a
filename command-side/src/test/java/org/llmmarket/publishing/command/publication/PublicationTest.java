package org.llmmarket.publishing.command.publication;

import static org.llmmarket.publishing.command.Sample.ANNA;
import static org.llmmarket.publishing.command.Sample.ATTEMPT;
import static org.llmmarket.publishing.command.Sample.CONTRACT;
import static org.llmmarket.publishing.command.Sample.NOW;
import static org.llmmarket.publishing.command.Sample.SERVICE;
import static org.llmmarket.publishing.command.Sample.attempt;
import static org.llmmarket.publishing.command.Sample.publicationOf;
import static org.llmmarket.publishing.command.Sample.started;
import static org.llmmarket.publishing.command.Sample.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.publication.ApprovalAwaited;
import org.llmmarket.publishing.api.publication.AwaitApproval;
import org.llmmarket.publishing.api.publication.CompletePublication;
import org.llmmarket.publishing.api.publication.EndPublication;
import org.llmmarket.publishing.api.publication.EndpointTestsFailed;
import org.llmmarket.publishing.api.publication.EndpointTestsPassed;
import org.llmmarket.publishing.api.publication.FailPublication;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.PolicyRefused;
import org.llmmarket.publishing.api.publication.PublicationApproved;
import org.llmmarket.publishing.api.publication.PublicationCompleted;
import org.llmmarket.publishing.api.publication.PublicationFailed;
import org.llmmarket.publishing.api.publication.PublicationFailing;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.QueueRegistration;
import org.llmmarket.publishing.api.publication.RecordApproval;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.RecordCompensation;
import org.llmmarket.publishing.api.publication.RecordEndpointTests;
import org.llmmarket.publishing.api.publication.RecordPolicyVerdict;
import org.llmmarket.publishing.api.publication.RecordRegistration;
import org.llmmarket.publishing.api.publication.RegistryEntryCreated;
import org.llmmarket.publishing.api.publication.RegistrySynchronisationQueued;
import org.llmmarket.publishing.api.publication.SkipStep;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.StepAttempted;
import org.llmmarket.publishing.api.publication.StepCompensated;
import org.llmmarket.publishing.api.publication.StepSkipped;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.command.Refused;

class PublicationTest {

    private static final PublicationId ID = publicationOf("1.0.0");
    private static final VersionNumber ONE = version("1.0.0");
    private static final ApprovalId APPROVAL = ApprovalId.of(ID);

    private static final RecordPolicyVerdict ASK_POLICY =
            new RecordPolicyVerdict(ID, null, "7", List.of(), ATTEMPT, null);
    private static final RecordRegistration REGISTER = new RecordRegistration(ID, "registry-1", ATTEMPT);
    private static final RecordEndpointTests TEST =
            new RecordEndpointTests(ID, null, CONTRACT, Map.of("calls", 10), ATTEMPT);
    private static final AwaitApproval ASK_PEOPLE = new AwaitApproval(ID, APPROVAL, NOW, "workflow-1");
    private static final RecordApproval SAY_YES = new RecordApproval(ID, APPROVAL, ANNA);
    private static final CompletePublication COMPLETE = new CompletePublication(ID);

    private static final PolicyPassed POLICY_PASSED = new PolicyPassed(ID, SERVICE, ONE, "7", List.of(), ATTEMPT);
    private static final RegistryEntryCreated REGISTERED =
            new RegistryEntryCreated(ID, SERVICE, ONE, "registry-1", ATTEMPT);
    private static final RegistrySynchronisationQueued QUEUED =
            new RegistrySynchronisationQueued(ID, SERVICE, ONE, ATTEMPT);
    private static final EndpointTestsPassed TESTED =
            new EndpointTestsPassed(ID, SERVICE, ONE, CONTRACT, Map.of("calls", 10), ATTEMPT);
    private static final ApprovalAwaited AWAITED = new ApprovalAwaited(ID, SERVICE, ONE, APPROVAL, NOW, "workflow-1");
    private static final PublicationApproved APPROVED = new PublicationApproved(ID, SERVICE, ONE, APPROVAL, ANNA);
    private static final PublicationCompleted COMPLETED = new PublicationCompleted(ID, SERVICE, ONE);

    private final AggregateTestFixture<Publication> publication = new AggregateTestFixture<>(Publication.class);

    @Test
    void it_goes_through_its_steps_in_order() {
        given().when(ASK_POLICY).expectEvents(POLICY_PASSED);
        given(POLICY_PASSED).when(REGISTER).expectEvents(REGISTERED);
        given(POLICY_PASSED, REGISTERED).when(TEST).expectEvents(TESTED);
        given(POLICY_PASSED, REGISTERED, TESTED).when(COMPLETE).expectEvents(COMPLETED);
    }

    @Test
    void people_decide_between_tests_and_activation_where_they_must() {
        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED).when(ASK_PEOPLE).expectEvents(AWAITED);
        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED, AWAITED)
                .when(SAY_YES)
                .expectEvents(APPROVED);
        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED, AWAITED, APPROVED)
                .when(COMPLETE)
                .expectEvents(COMPLETED);
    }

    @Test
    void a_step_before_its_turn_is_refused() {
        given().when(REGISTER).expectException(Refused.with(Reason.ILLEGAL_MOVE));
        given().when(TEST).expectException(Refused.with(Reason.ILLEGAL_MOVE));
        given(POLICY_PASSED).when(TEST).expectException(Refused.with(Reason.ILLEGAL_MOVE));
        given(POLICY_PASSED, REGISTERED).when(COMPLETE).expectException(Refused.with(Reason.ILLEGAL_MOVE));
        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED)
                .when(COMPLETE)
                .expectException(Refused.with(Reason.ILLEGAL_MOVE));
        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED)
                .when(SAY_YES)
                .expectException(Refused.with(Reason.ILLEGAL_MOVE));
    }

    @Test
    void an_answer_that_comes_twice_counts_once() {
        given(POLICY_PASSED).when(ASK_POLICY).expectNoEvents().expectSuccessfulHandlerExecution();
        given(POLICY_PASSED, REGISTERED).when(REGISTER).expectNoEvents().expectSuccessfulHandlerExecution();
        given(POLICY_PASSED, REGISTERED)
                .when(new QueueRegistration(ID, ATTEMPT))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        given(POLICY_PASSED, REGISTERED, TESTED).when(TEST).expectNoEvents().expectSuccessfulHandlerExecution();
        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED, AWAITED)
                .when(ASK_PEOPLE)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED, AWAITED, APPROVED)
                .when(SAY_YES)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        given(POLICY_PASSED, REGISTERED, TESTED, COMPLETED)
                .when(COMPLETE)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void nobody_is_asked_where_no_approval_is_required() {
        given(POLICY_PASSED, REGISTERED, TESTED)
                .when(ASK_PEOPLE)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void another_approval_is_not_the_one_it_waits_for() {
        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED, AWAITED)
                .when(new RecordApproval(ID, new ApprovalId("other"), ANNA))
                .expectException(Refused.with(Reason.ILLEGAL_MOVE));
    }

    @Test
    void every_attempt_is_counted_once() {
        StepAttempted first = new StepAttempted(ID, SERVICE, ONE, Stage.POLICY, attempt(1));

        given().when(new RecordAttempt(ID, Stage.POLICY, attempt(1))).expectEvents(first);
        given(first).when(new RecordAttempt(ID, Stage.POLICY, attempt(1))).expectNoEvents();
        given(first)
                .when(new RecordAttempt(ID, Stage.POLICY, attempt(2)))
                .expectEvents(new StepAttempted(ID, SERVICE, ONE, Stage.POLICY, attempt(2)));
        given(POLICY_PASSED)
                .when(new RecordAttempt(ID, Stage.POLICY, attempt(3)))
                .expectNoEvents();
        given(POLICY_PASSED)
                .when(new RecordAttempt(ID, Stage.COMPENSATION, attempt(1)))
                .expectNoEvents();
    }

    @Test
    void a_step_that_has_nothing_to_do_is_skipped() {
        StepSkipped noPolicy = new StepSkipped(ID, SERVICE, ONE, Stage.POLICY, "switched off");

        given().when(new SkipStep(ID, Stage.POLICY, "switched off")).expectEvents(noPolicy);
        given(noPolicy).when(new SkipStep(ID, Stage.POLICY, "switched off")).expectNoEvents();
        given(noPolicy).when(REGISTER).expectEvents(REGISTERED);
    }

    @Test
    void people_and_activation_are_never_skipped() {
        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED)
                .when(new SkipStep(ID, Stage.APPROVAL, "in a hurry"))
                .expectException(Refused.with(Reason.ILLEGAL_MOVE));
        given(POLICY_PASSED, REGISTERED, TESTED)
                .when(new SkipStep(ID, Stage.ACTIVATION, "in a hurry"))
                .expectException(Refused.with(Reason.ILLEGAL_MOVE));
    }

    @Test
    void a_registry_that_is_away_is_told_later() {
        given(POLICY_PASSED).when(new QueueRegistration(ID, ATTEMPT)).expectEvents(QUEUED);
        given(POLICY_PASSED, QUEUED)
                .when(new RecordAttempt(ID, Stage.REGISTRY, attempt(2)))
                .expectEvents(new StepAttempted(ID, SERVICE, ONE, Stage.REGISTRY, attempt(2)));
        given(POLICY_PASSED, QUEUED).when(TEST).expectEvents(TESTED);
        given(POLICY_PASSED, QUEUED, TESTED).when(REGISTER).expectEvents(REGISTERED);
        given(POLICY_PASSED, QUEUED, TESTED, COMPLETED).when(REGISTER).expectEvents(REGISTERED);
        given(POLICY_PASSED, QUEUED, TESTED, COMPLETED, REGISTERED)
                .when(REGISTER)
                .expectNoEvents();
    }

    @Test
    void after_a_no_of_the_policy_only_failure_follows() {
        PolicyRefused refused = new PolicyRefused(ID, SERVICE, ONE, Outcome.POLICY_VIOLATED, "7", List.of(), ATTEMPT);

        given().when(new RecordPolicyVerdict(ID, Outcome.POLICY_VIOLATED, "7", List.of(), ATTEMPT, null))
                .expectEvents(refused);
        given(refused).when(ASK_POLICY).expectNoEvents();
        given(refused).when(REGISTER).expectException(Refused.with(Reason.ILLEGAL_MOVE));
        given(refused)
                .when(new FailPublication(ID, Outcome.POLICY_VIOLATED, "Too far away."))
                .expectEvents(failing(Outcome.POLICY_VIOLATED));
    }

    @Test
    void failed_tests_take_the_registry_entry_back() {
        EndpointTestsFailed failed =
                new EndpointTestsFailed(ID, SERVICE, ONE, "It is down.", CONTRACT, Map.of(), ATTEMPT);

        given(POLICY_PASSED, REGISTERED)
                .when(new RecordEndpointTests(ID, "It is down.", CONTRACT, Map.of(), ATTEMPT))
                .expectEvents(failed);
        given(POLICY_PASSED, REGISTERED, failed)
                .when(new FailPublication(ID, Outcome.ENDPOINT_TESTS_FAILED, "Too far away."))
                .expectEvents(failing(Outcome.ENDPOINT_TESTS_FAILED, Stage.REGISTRY));
    }

    @Test
    void what_was_done_is_taken_back_newest_first() {
        PublicationFailing failing = failing(Outcome.WITHDRAWN, Stage.APPROVAL, Stage.REGISTRY);
        StepCompensated people = new StepCompensated(ID, SERVICE, ONE, Stage.APPROVAL, ATTEMPT);
        StepCompensated registry = new StepCompensated(ID, SERVICE, ONE, Stage.REGISTRY, ATTEMPT);
        RecordCompensation takeBack = new RecordCompensation(ID, Stage.REGISTRY, ATTEMPT);

        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED, AWAITED)
                .when(new FailPublication(ID, Outcome.WITHDRAWN, "Too far away."))
                .expectEvents(failing);
        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED, AWAITED, failing)
                .when(takeBack)
                .expectException(Refused.with(Reason.ILLEGAL_MOVE));
        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED, AWAITED, failing, people)
                .when(takeBack)
                .expectEvents(registry);
        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED, AWAITED, failing, people, registry)
                .when(takeBack)
                .expectNoEvents();
    }

    @Test
    void what_people_have_decided_is_not_taken_back() {
        for (Outcome decided : List.of(Outcome.REJECTED, Outcome.APPROVAL_TIMEOUT)) {
            givenWithApproval(POLICY_PASSED, REGISTERED, TESTED, AWAITED)
                    .when(new FailPublication(ID, decided, "Too far away."))
                    .expectEvents(failing(decided, Stage.REGISTRY));
        }
        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED, AWAITED, APPROVED)
                .when(new FailPublication(ID, Outcome.WITHDRAWN, "Too far away."))
                .expectEvents(failing(Outcome.WITHDRAWN, Stage.REGISTRY));
    }

    @Test
    void an_entry_that_may_be_on_its_way_is_taken_back_too() {
        PublicationFailing failing = failing(Outcome.WITHDRAWN, Stage.REGISTRY);

        given(POLICY_PASSED)
                .when(new FailPublication(ID, Outcome.WITHDRAWN, "Too far away."))
                .expectEvents(failing);
        given(POLICY_PASSED, failing).when(REGISTER).expectEvents(REGISTERED);
        given(POLICY_PASSED, failing, REGISTERED).when(REGISTER).expectNoEvents();
    }

    @Test
    void an_entry_that_was_skipped_is_not_taken_back() {
        given(POLICY_PASSED, new StepSkipped(ID, SERVICE, ONE, Stage.REGISTRY, "switched off"))
                .when(new FailPublication(ID, Outcome.WITHDRAWN, "Too far away."))
                .expectEvents(failing(Outcome.WITHDRAWN));
    }

    @Test
    void late_answers_do_not_move_a_publication_that_fails() {
        PublicationFailing failing = failing(Outcome.WITHDRAWN, Stage.REGISTRY);

        given(POLICY_PASSED, REGISTERED, failing).when(TEST).expectNoEvents();
        given(POLICY_PASSED, REGISTERED, failing).when(COMPLETE).expectException(Refused.with(Reason.ILLEGAL_MOVE));
        given(POLICY_PASSED, REGISTERED, failing)
                .when(new FailPublication(ID, Outcome.REJECTED, "Again."))
                .expectNoEvents();
    }

    @Test
    void it_ends_when_all_is_taken_back_and_only_once() {
        PublicationFailing failing = failing(Outcome.WITHDRAWN, Stage.REGISTRY);
        StepCompensated registry = new StepCompensated(ID, SERVICE, ONE, Stage.REGISTRY, ATTEMPT);
        PublicationFailed failed = new PublicationFailed(ID, SERVICE, ONE, Outcome.WITHDRAWN, "Too far away.");
        EndPublication end = new EndPublication(ID);

        given(POLICY_PASSED).when(end).expectException(Refused.with(Reason.ILLEGAL_MOVE));
        given(POLICY_PASSED, failing).when(end).expectException(Refused.with(Reason.ILLEGAL_MOVE));
        given(POLICY_PASSED, failing, registry).when(end).expectEvents(failed);
        given(POLICY_PASSED, failing, registry, failed).when(end).expectNoEvents();
    }

    @Test
    void attempts_to_take_something_back_are_counted_for_each_step() {
        PublicationFailing failing = failing(Outcome.WITHDRAWN, Stage.APPROVAL, Stage.REGISTRY);
        StepAttempted tried = new StepAttempted(ID, SERVICE, ONE, Stage.COMPENSATION, attempt(1));
        StepCompensated people = new StepCompensated(ID, SERVICE, ONE, Stage.APPROVAL, ATTEMPT);
        RecordAttempt again = new RecordAttempt(ID, Stage.COMPENSATION, attempt(1));

        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED, AWAITED, failing)
                .when(again)
                .expectEvents(tried);
        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED, AWAITED, failing, tried)
                .when(again)
                .expectNoEvents();
        givenWithApproval(POLICY_PASSED, REGISTERED, TESTED, AWAITED, failing, tried, people)
                .when(again)
                .expectEvents(tried);
    }

    @Test
    void what_is_completed_cannot_fail() {
        given(POLICY_PASSED, REGISTERED, TESTED, COMPLETED)
                .when(new FailPublication(ID, Outcome.WITHDRAWN, "Too late."))
                .expectException(Refused.with(Reason.ILLEGAL_MOVE));
        given(POLICY_PASSED, REGISTERED, TESTED, COMPLETED)
                .when(new RecordCompensation(ID, Stage.REGISTRY, ATTEMPT))
                .expectException(Refused.with(Reason.ILLEGAL_MOVE));
    }

    private static PublicationFailing failing(Outcome outcome, Stage... toCompensate) {
        return new PublicationFailing(ID, SERVICE, ONE, outcome, "Too far away.", List.of(toCompensate));
    }

    private TestExecutor<Publication> given(Object... events) {
        return history(started("1.0.0"), events);
    }

    private TestExecutor<Publication> givenWithApproval(Object... events) {
        return history(started("1.0.0", "compliance.level is confidential"), events);
    }

    private TestExecutor<Publication> history(Object start, Object... events) {
        List<Object> history = new ArrayList<>(List.of(start));
        history.addAll(List.of(events));
        return publication.given(history);
    }
}
