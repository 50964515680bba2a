package org.llmmarket.publishing.command.publication;

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
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.publication.AbandonStep;
import org.llmmarket.publishing.api.publication.Attempt;
import org.llmmarket.publishing.api.publication.CatchUpPolicy;
import org.llmmarket.publishing.api.publication.CompletePublication;
import org.llmmarket.publishing.api.publication.Drift;
import org.llmmarket.publishing.api.publication.EndpointTestsPassed;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.ParkStep;
import org.llmmarket.publishing.api.publication.PolicyCaughtUp;
import org.llmmarket.publishing.api.publication.PolicyPassed;
import org.llmmarket.publishing.api.publication.PublicationFailed;
import org.llmmarket.publishing.api.publication.PublicationFailing;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.RecordAttempt;
import org.llmmarket.publishing.api.publication.RecordCompensation;
import org.llmmarket.publishing.api.publication.RecordRegistryDrift;
import org.llmmarket.publishing.api.publication.RegistryDriftFound;
import org.llmmarket.publishing.api.publication.RegistryEntryCreated;
import org.llmmarket.publishing.api.publication.RetryStep;
import org.llmmarket.publishing.api.publication.Stage;
import org.llmmarket.publishing.api.publication.StepAbandoned;
import org.llmmarket.publishing.api.publication.StepAttempted;
import org.llmmarket.publishing.api.publication.StepCompensated;
import org.llmmarket.publishing.api.publication.StepParked;
import org.llmmarket.publishing.api.publication.StepRetried;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.command.Refused;

class TroublesTest {

    private static final PublicationId ID = publicationOf("1.0.0");
    private static final VersionNumber ONE = version("1.0.0");
    private static final Violation UNJUDGED =
            new Violation(Violation.ENGINE_AVAILABLE, "", "medium", "It is away.", "", "", "", "");
    private static final PolicyPassed PASSED_UNJUDGED =
            new PolicyPassed(ID, SERVICE, ONE, "", List.of(UNJUDGED), ATTEMPT);
    private static final RegistryEntryCreated REGISTERED = new RegistryEntryCreated(ID, SERVICE, ONE, "r-1", ATTEMPT);
    private static final EndpointTestsPassed TESTED =
            new EndpointTestsPassed(ID, SERVICE, ONE, CONTRACT, Map.of(), ATTEMPT);
    private static final StepParked PARKED = new StepParked(ID, SERVICE, ONE, Stage.POLICY, "policy", attempt(5));
    private static final PolicyCaughtUp REFUSED = new PolicyCaughtUp(ID, SERVICE, ONE, false, "8", List.of(), ATTEMPT);
    private static final List<Drift> DRIFT = List.of(new Drift("status", "active", "retired"));

    private final AggregateTestFixture<Publication> publication = new AggregateTestFixture<>(Publication.class);

    @Test
    void a_step_that_fails_for_good_is_on_record_once() {
        ParkStep park = new ParkStep(ID, Stage.POLICY, "policy", attempt(5));

        given().when(park).expectEvents(PARKED);
        given(PARKED).when(park).expectNoEvents();
    }

    @Test
    void an_admin_has_it_tried_again_and_its_attempts_count_from_one() {
        StepRetried retried = new StepRetried(ID, SERVICE, ONE, Stage.POLICY, "policy");
        StepAttempted third = new StepAttempted(ID, SERVICE, ONE, Stage.POLICY, attempt(3));

        given(third, PARKED).when(new RetryStep(ID, "policy")).expectEvents(retried);
        given(third, PARKED, retried)
                .when(new RecordAttempt(ID, Stage.POLICY, attempt(1)))
                .expectEvents(new StepAttempted(ID, SERVICE, ONE, Stage.POLICY, attempt(1)));
    }

    @Test
    void what_could_not_be_recorded_when_it_was_set_aside_is_tried_again_or_given_up_all_the_same() {
        given().when(new RetryStep(ID, "policy"))
                .expectEvents(new StepRetried(ID, SERVICE, ONE, Stage.POLICY, "policy"));
        given().when(new AbandonStep(ID, "policy", "No.", NOW))
                .expectEvents(new StepAbandoned(ID, SERVICE, ONE, Stage.POLICY, "policy", "No."));
    }

    @Test
    void what_is_taken_back_when_the_publication_has_ended_is_recorded_once() {
        PublicationFailing failing =
                new PublicationFailing(ID, SERVICE, ONE, Outcome.WITHDRAWN, "Enough.", List.of(Stage.REGISTRY));
        StepCompensated postponed = new StepCompensated(
                ID, SERVICE, ONE, Stage.REGISTRY, new Attempt(1, NOW, NOW, "postponed", "It is away."), true);
        PublicationFailed failed = new PublicationFailed(ID, SERVICE, ONE, Outcome.WITHDRAWN, "Enough.");
        RecordAttempt tried = new RecordAttempt(ID, Stage.COMPENSATION, attempt(1));
        RecordCompensation done = new RecordCompensation(ID, Stage.REGISTRY, attempt(2));
        StepCompensated compensated = new StepCompensated(ID, SERVICE, ONE, Stage.REGISTRY, attempt(2));

        given(REGISTERED, failing, postponed, failed)
                .when(tried)
                .expectEvents(new StepAttempted(ID, SERVICE, ONE, Stage.COMPENSATION, attempt(1)));
        given(REGISTERED, failing, postponed, failed).when(done).expectEvents(compensated);
        given(REGISTERED, failing)
                .when(new RecordCompensation(ID, Stage.REGISTRY, postponed.attempt()))
                .expectEvents(postponed);
        given(REGISTERED, failing, postponed, failed)
                .when(new AbandonStep(ID, "registry-removal", "It is gone.", NOW))
                .expectEvents(givenUp("registry-removal"));
        given(REGISTERED, failing, postponed, failed, compensated).when(done).expectNoEvents();
        given(REGISTERED, failing, postponed, failed, compensated).when(tried).expectNoEvents();
    }

    @Test
    void what_passed_unjudged_shows_that_the_engine_is_asked_again() {
        RecordAttempt third = new RecordAttempt(ID, Stage.POLICY, attempt(3));

        given(PASSED_UNJUDGED).when(third).expectEvents(new StepAttempted(ID, SERVICE, ONE, Stage.POLICY, attempt(3)));
        given(PASSED_UNJUDGED, REFUSED).when(third).expectNoEvents();
    }

    @Test
    void an_admin_gives_it_up() {
        given(PARKED)
                .when(new AbandonStep(ID, "policy", "No hope.", NOW))
                .expectEvents(new StepAbandoned(ID, SERVICE, ONE, Stage.POLICY, "policy", "No hope."));
    }

    @Test
    void taking_back_can_be_given_up_so_that_the_publication_ends() {
        String step = "registry-compensation";
        given(
                        new PolicyPassed(ID, SERVICE, ONE, "7", List.of(), ATTEMPT),
                        REGISTERED,
                        new PublicationFailing(ID, SERVICE, ONE, Outcome.WITHDRAWN, "Enough.", List.of(Stage.REGISTRY)),
                        new StepParked(ID, SERVICE, ONE, Stage.COMPENSATION, step, attempt(5)))
                .when(new AbandonStep(ID, step, "It is gone.", NOW))
                .expectEvents(givenUp(step));
    }

    private static Object[] givenUp(String step) {
        Attempt last = new Attempt(1, NOW, NOW, "abandoned", "An admin gave taking it back up.");
        return new Object[] {
            new StepAbandoned(ID, SERVICE, ONE, Stage.COMPENSATION, step, "It is gone."),
            new StepCompensated(ID, SERVICE, ONE, Stage.REGISTRY, last)
        };
    }

    @Test
    void the_end_of_a_publication_is_never_given_up() {
        given(new StepParked(ID, SERVICE, ONE, Stage.COMPENSATION, "ending", attempt(5)))
                .when(new AbandonStep(ID, "ending", "No.", NOW))
                .expectException(Refused.with(Reason.ILLEGAL_MOVE));
    }

    @Test
    void a_verdict_that_was_missed_counts_once_when_it_comes() {
        CatchUpPolicy late = new CatchUpPolicy(ID, false, "8", List.of(), ATTEMPT, null, false);

        given(PASSED_UNJUDGED).when(late).expectEvents(REFUSED);
        given(PASSED_UNJUDGED, REFUSED).when(late).expectNoEvents();
        given(new PolicyPassed(ID, SERVICE, ONE, "7", List.of(), ATTEMPT))
                .when(late)
                .expectNoEvents();
    }

    @Test
    void a_verdict_of_policies_that_have_changed_counts_until_the_publication_ends() {
        CatchUpPolicy changed = new CatchUpPolicy(ID, false, "8", List.of(), ATTEMPT, null, true);
        PolicyPassed passed = new PolicyPassed(ID, SERVICE, ONE, "7", List.of(), ATTEMPT);

        given(passed).when(changed).expectEvents(REFUSED);
        given(passed, new PublicationFailing(ID, SERVICE, ONE, Outcome.WITHDRAWN, "Enough.", List.of()))
                .when(changed)
                .expectNoEvents();
    }

    @Test
    void what_the_policies_refuse_late_does_not_go_live() {
        given(PASSED_UNJUDGED, REGISTERED, TESTED, REFUSED)
                .when(new CompletePublication(ID))
                .expectException(Refused.with(Reason.ILLEGAL_MOVE));
    }

    @Test
    void what_the_registry_says_otherwise_is_on_record_once_and_again_when_it_is_put_right() {
        RegistryDriftFound found = new RegistryDriftFound(ID, SERVICE, ONE, "r-1", DRIFT, null);
        RegistryDriftFound restored = new RegistryDriftFound(ID, SERVICE, ONE, "r-1", DRIFT, "r-1");

        given().when(new RecordRegistryDrift(ID, "r-1", DRIFT, null)).expectEvents(found);
        given(found).when(new RecordRegistryDrift(ID, "r-1", DRIFT, null)).expectNoEvents();
        given(found).when(new RecordRegistryDrift(ID, "r-1", DRIFT, "r-1")).expectEvents(restored);
        given(found, restored)
                .when(new RecordRegistryDrift(ID, "r-1", DRIFT, null))
                .expectEvents(found);
    }

    private TestExecutor<Publication> given(Object... events) {
        List<Object> history = new ArrayList<>(List.of(started("1.0.0")));
        history.addAll(List.of(events));
        return publication.given(history);
    }
}
