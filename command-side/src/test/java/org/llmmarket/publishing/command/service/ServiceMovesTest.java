package org.llmmarket.publishing.command.service;

import static org.axonframework.test.matchers.Matchers.payloadsMatching;
import static org.llmmarket.publishing.command.Sample.LISTING;
import static org.llmmarket.publishing.command.Sample.NOW;
import static org.llmmarket.publishing.command.Sample.PROVIDER;
import static org.llmmarket.publishing.command.Sample.REVIEWER;
import static org.llmmarket.publishing.command.Sample.SERVICE;
import static org.llmmarket.publishing.command.Sample.SUNSET;
import static org.llmmarket.publishing.command.Sample.activated;
import static org.llmmarket.publishing.command.Sample.after;
import static org.llmmarket.publishing.command.Sample.created;
import static org.llmmarket.publishing.command.Sample.priced;
import static org.llmmarket.publishing.command.Sample.publicationOf;
import static org.llmmarket.publishing.command.Sample.publish;
import static org.llmmarket.publishing.command.Sample.submitted;
import static org.llmmarket.publishing.command.Sample.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.service.ActivateVersion;
import org.llmmarket.publishing.api.service.CancelDeprecation;
import org.llmmarket.publishing.api.service.DeprecateService;
import org.llmmarket.publishing.api.service.DeprecateVersion;
import org.llmmarket.publishing.api.service.FailVersion;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.ReinstateService;
import org.llmmarket.publishing.api.service.ResubmitVersion;
import org.llmmarket.publishing.api.service.RetireDeprecated;
import org.llmmarket.publishing.api.service.RetireService;
import org.llmmarket.publishing.api.service.ReviseService;
import org.llmmarket.publishing.api.service.RollBackService;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.api.service.SuspendService;
import org.llmmarket.publishing.api.service.VersionFailed;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsSuspended;
import org.llmmarket.publishing.command.Refused;
import org.llmmarket.publishing.command.name.NamesInMemory;

/** Every status a service with one version can have, and what every command makes of it: the contract's moves and no others. */
class ServiceMovesTest {

    private static final String ONE = "1.0.0";
    private static final Set<String> REASONS =
            Stream.of(Reason.values()).map(Enum::name).collect(Collectors.toSet());

    @ParameterizedTest(name = "{1} of a service that is {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            pending   | publish    | VersionSubmitted PublicationStarted
            pending   | resubmit   | ILLEGAL_MOVE
            pending   | revise     | ILLEGAL_MOVE
            pending   | activate   | VersionActivated
            pending   | fail       | VersionFailed
            pending   | reject     | VersionFailed
            pending   | deprecate  | ILLEGAL_MOVE
            pending   | deprecate1 | ILLEGAL_MOVE
            pending   | cancel     | ILLEGAL_MOVE
            pending   | sunset     | nothing
            pending   | suspend    | ILLEGAL_MOVE
            pending   | reinstate  | ILLEGAL_MOVE
            pending   | rollback   | ILLEGAL_MOVE
            pending   | retire     | VersionFailed ServiceRetired
            active    | publish    | VersionSubmitted PublicationStarted
            active    | resubmit   | ILLEGAL_MOVE
            active    | revise     | ServiceRevised
            active    | activate   | nothing
            active    | fail       | nothing
            active    | reject     | nothing
            active    | deprecate  | VersionsDeprecated
            active    | deprecate1 | VersionsDeprecated
            active    | cancel     | ILLEGAL_MOVE
            active    | sunset     | nothing
            active    | suspend    | VersionsSuspended
            active    | reinstate  | ILLEGAL_MOVE
            active    | rollback   | nothing
            active    | retire     | ServiceRetired
            deprecated| publish    | VersionSubmitted PublicationStarted
            deprecated| resubmit   | ILLEGAL_MOVE
            deprecated| revise     | ServiceRevised
            deprecated| activate   | ILLEGAL_MOVE
            deprecated| fail       | nothing
            deprecated| reject     | nothing
            deprecated| deprecate  | ILLEGAL_MOVE
            deprecated| deprecate1 | ILLEGAL_MOVE
            deprecated| cancel     | DeprecationCancelled
            deprecated| sunset     | VersionsRetired ServiceRetired
            deprecated| suspend    | VersionsSuspended
            deprecated| reinstate  | ILLEGAL_MOVE
            deprecated| rollback   | ILLEGAL_MOVE
            deprecated| retire     | ServiceRetired
            suspended | publish    | VersionSubmitted PublicationStarted
            suspended | resubmit   | ILLEGAL_MOVE
            suspended | revise     | ServiceRevised
            suspended | activate   | ILLEGAL_MOVE
            suspended | fail       | nothing
            suspended | reject     | nothing
            suspended | deprecate  | ILLEGAL_MOVE
            suspended | deprecate1 | ILLEGAL_MOVE
            suspended | cancel     | ILLEGAL_MOVE
            suspended | sunset     | nothing
            suspended | suspend    | ILLEGAL_MOVE
            suspended | reinstate  | VersionsReinstated
            suspended | rollback   | ILLEGAL_MOVE
            suspended | retire     | ServiceRetired
            rejected  | publish    | VersionSubmitted PublicationStarted
            rejected  | resubmit   | ILLEGAL_MOVE
            rejected  | revise     | ILLEGAL_MOVE
            rejected  | activate   | ILLEGAL_MOVE
            rejected  | fail       | nothing
            rejected  | reject     | nothing
            rejected  | deprecate  | ILLEGAL_MOVE
            rejected  | deprecate1 | ILLEGAL_MOVE
            rejected  | cancel     | ILLEGAL_MOVE
            rejected  | sunset     | nothing
            rejected  | suspend    | ILLEGAL_MOVE
            rejected  | reinstate  | ILLEGAL_MOVE
            rejected  | rollback   | ILLEGAL_MOVE
            rejected  | retire     | ServiceRetired
            failed    | publish    | VersionSubmitted PublicationStarted
            failed    | resubmit   | VersionResubmitted PublicationStarted
            failed    | revise     | ILLEGAL_MOVE
            failed    | activate   | ILLEGAL_MOVE
            failed    | fail       | nothing
            failed    | reject     | nothing
            failed    | deprecate  | ILLEGAL_MOVE
            failed    | deprecate1 | ILLEGAL_MOVE
            failed    | cancel     | ILLEGAL_MOVE
            failed    | sunset     | nothing
            failed    | suspend    | ILLEGAL_MOVE
            failed    | reinstate  | ILLEGAL_MOVE
            failed    | rollback   | ILLEGAL_MOVE
            failed    | retire     | ServiceRetired
            retired   | publish    | RETIRED
            retired   | resubmit   | RETIRED
            retired   | revise     | RETIRED
            retired   | activate   | ILLEGAL_MOVE
            retired   | fail       | nothing
            retired   | reject     | nothing
            retired   | deprecate  | RETIRED
            retired   | deprecate1 | RETIRED
            retired   | cancel     | RETIRED
            retired   | sunset     | nothing
            retired   | suspend    | RETIRED
            retired   | reinstate  | RETIRED
            retired   | rollback   | RETIRED
            retired   | retire     | RETIRED
            """)
    void a_service_moves_as_the_contract_says(String status, String command, String expected) {
        AggregateTestFixture<Service> fixture = new AggregateTestFixture<>(Service.class);
        fixture.registerInjectableResource(new NamesInMemory());
        ResultValidator<Service> result = fixture.given(historyOf(status)).when(command(command, status));
        if (REASONS.contains(expected)) {
            result.expectNoEvents().expectException(Refused.with(Reason.valueOf(expected)));
        } else {
            result.expectSuccessfulHandlerExecution()
                    .expectEventsMatching(payloadsMatching(named(expected.equals("nothing") ? "" : expected)));
        }
    }

    private static List<Object> historyOf(String status) {
        List<Object> history = new ArrayList<>(List.of(created(), submitted(ONE, GateVerdict.FIRST)));
        switch (status) {
            case "pending" -> {}
            case "active" -> history.add(activated(ONE));
            case "deprecated" ->
                history.addAll(List.of(
                        activated(ONE), new VersionsDeprecated(SERVICE, List.of(version(ONE)), SUNSET, null, null)));
            case "suspended" ->
                history.addAll(List.of(activated(ONE), new VersionsSuspended(SERVICE, List.of(version(ONE)), "abuse")));
            case "rejected" -> history.add(failed(Outcome.REJECTED));
            case "failed" -> history.add(failed(Outcome.ENDPOINT_TESTS_FAILED));
            case "retired" ->
                history.addAll(List.of(activated(ONE), new ServiceRetired(SERVICE, "over", List.of(), false)));
            default -> throw new IllegalArgumentException(status);
        }
        return history;
    }

    private static VersionFailed failed(Outcome outcome) {
        return new VersionFailed(SERVICE, version(ONE), publicationOf(ONE), outcome.status(), outcome);
    }

    private static Object command(String command, String status) {
        boolean isFollowed = !status.equals("rejected") && !status.equals("failed");
        return switch (command) {
            case "publish" -> publish("1.1.0", isFollowed ? after(ONE) : GateVerdict.FIRST);
            case "resubmit" ->
                new ResubmitVersion(
                        SERVICE,
                        PROVIDER,
                        publicationOf("1.0.0-again"),
                        version(ONE),
                        LISTING,
                        priced("0.5"),
                        GateVerdict.FIRST,
                        List.of(),
                        List.of(),
                        true);
            case "revise" -> new ReviseService(SERVICE, PROVIDER, version(ONE), LISTING, priced("0.01"), 1, null);
            case "activate" -> new ActivateVersion(SERVICE, version(ONE), publicationOf(ONE));
            case "fail" -> new FailVersion(SERVICE, version(ONE), publicationOf(ONE), Outcome.POLICY_VIOLATED);
            case "reject" -> new FailVersion(SERVICE, version(ONE), publicationOf(ONE), Outcome.REJECTED);
            case "deprecate" -> new DeprecateService(SERVICE, PROVIDER, NOW, SUNSET, "newer", null);
            case "deprecate1" -> new DeprecateVersion(SERVICE, PROVIDER, version(ONE), NOW, SUNSET, "newer", null);
            case "cancel" -> new CancelDeprecation(SERVICE, PROVIDER, null);
            case "sunset" -> new RetireDeprecated(SERVICE, SUNSET);
            case "suspend" -> new SuspendService(SERVICE, REVIEWER, "abuse");
            case "reinstate" -> new ReinstateService(SERVICE, REVIEWER, null);
            case "rollback" -> new RollBackService(SERVICE, PROVIDER, version(ONE));
            case "retire" -> new RetireService(SERVICE, PROVIDER, "over");
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static Matcher<List<?>> named(String names) {
        return new CustomMatcher<>("events " + names) {
            @Override
            public boolean matches(Object events) {
                return ((List<?>) events)
                        .stream()
                                .map(event -> event.getClass().getSimpleName())
                                .collect(Collectors.joining(" "))
                                .equals(names);
            }
        };
    }
}
