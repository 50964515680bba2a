package org.llmmarket.publishing.saga.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.approval.ApprovePublication;
import org.llmmarket.publishing.api.approval.RejectPublication;
import org.llmmarket.publishing.api.health.Dependency;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PublicationFailed;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.RegistryDriftFound;
import org.llmmarket.publishing.api.service.DeprecateService;
import org.llmmarket.publishing.api.service.Endpoint;
import org.llmmarket.publishing.api.service.Sla;
import org.llmmarket.publishing.api.service.SuspendService;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.saga.neighbour.HttpNeighbour;
import org.llmmarket.publishing.saga.policy.PolicyEngine;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.llmmarket.publishing.sandbox.switches.Mode;
import org.llmmarket.publishing.sandbox.switches.Switch;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.llmmarket.publishing.store.vault.Vault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PublicationFlowIT {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Actor REVIEWER = new Actor(Sample.REVIEWER, Set.of(Role.REVIEWER));
    private static int publications;

    private static Marketplace marketplace;

    private final Sample publication = Sample.publication("p-flow-" + publications++);

    @BeforeAll
    static void open() {
        marketplace = Marketplace.withNeighbours(
                "policy.first-delay=PT0.05S",
                "registry.quick-delay=PT0.05S",
                "registry.first-delay=PT0.1S",
                "registry.longest-delay=PT0.5S",
                "registry.reconcile-every=PT0S",
                "governance.first-delay=PT0.1S",
                "governance.longest-delay=PT0.5S");
    }

    @AfterAll
    static void close() {
        marketplace.close();
    }

    @AfterEach
    void reset() {
        for (Neighbour neighbour : Neighbour.values()) {
            marketplace.sandbox().switches().reset(neighbour);
        }
    }

    @Test
    void a_publication_goes_live_and_leaves_nothing_behind() {
        marketplace
                .bean(Vault.class)
                .put("testAccess:" + publication.publication(), "{\"header\":\"X-API-Key\",\"value\":\"sandbox-key\"}");

        marketplace.publish(started(publication.startedWithTestAccess()));

        awaitEvent("PublicationCompleted");
        assertThat(marketplace.events(publication))
                .containsExactly(
                        "VersionSubmitted",
                        "PublicationStarted",
                        "PolicyPassed",
                        "RegistryEntryCreated",
                        "EndpointTestsPassed",
                        "VersionActivated",
                        "PublicationCompleted");
        awaitQuiet();
        assertThat(marketplace.bean(Vault.class).find("testAccess:" + publication.publication()))
                .isEmpty();
        assertThat(entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("status").asString()).isEqualTo("active"));
        assertThat(told()).contains("service_published");
        assertThat(log()).allSatisfy(event -> assertThat(event.metadata())
                .containsEntry("requestId", "req-of-" + publication.publication()));
        assertThat(log().get(log().size() - 1).metadata()).containsEntry("actor", "system");
        assertThat(marketplace.sandbox().calls().of(Neighbour.REGISTRY))
                .filteredOn(call -> String.valueOf(call.idempotencyKey())
                        .startsWith(publication.publication().toString()))
                .allSatisfy(call -> assertThat(call.requestId()).isEqualTo("req-of-" + publication.publication()));
    }

    @Test
    void a_version_that_the_policies_refuse_leaves_no_entry() {
        marketplace.publish(started(publication.startedIn("KP")));

        assertThat(awaitFailure().outcome()).isEqualTo(Outcome.POLICY_VIOLATED);
        assertThat(awaitFailure().explanation()).contains("Remedy every violation");
        assertThat(marketplace.events(publication)).contains("VersionFailed").doesNotContain("RegistryEntryCreated");
        awaitQuiet();
    }

    @Test
    void a_policy_engine_that_stays_away_is_asked_three_times_and_lets_nothing_pass() {
        turn(Neighbour.POLICY, Switch.to(Mode.GONE));

        marketplace.publish(started(publication.started()));

        assertThat(awaitFailure().outcome()).isEqualTo(Outcome.POLICY_UNAVAILABLE);
        assertThat(marketplace.events(publication).stream().filter("StepAttempted"::equals))
                .hasSize(2);
        awaitQuiet();
    }

    @Test
    void a_verdict_that_was_missed_is_fetched_when_the_engine_is_back() {
        try (Marketplace open = openMarketplace()) {
            open.sandbox().switches().turn(Neighbour.POLICY, Switch.to(Mode.GONE));
            open.publish(started(publication.startedIn("KP"), open));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(open.events(publication)).contains("PublicationCompleted"));
            assertThat(open.events(publication)).contains("PolicyPassed").doesNotContain("PolicyCaughtUp");

            open.sandbox().switches().reset(Neighbour.POLICY);

            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(open.events(publication))
                    .containsSubsequence("PublicationCompleted", "PolicyCaughtUp", "VersionsSuspended"));
            await().atMost(LONG).untilAsserted(() -> assertThat(open.work()).isEmpty());
        }
    }

    @Test
    void a_verdict_that_comes_while_people_still_decide_ends_the_publication() {
        try (Marketplace open = openMarketplace()) {
            open.sandbox().switches().turn(Neighbour.POLICY, Switch.to(Mode.GONE));
            Sample needing = publication;
            open.publish(started(needing.startedIn("KP"), open, List.of("It is confidential.")));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(open.events(needing)).contains("ApprovalAwaited"));

            open.sandbox().switches().reset(Neighbour.POLICY);

            await().atMost(LONG).untilAsserted(() -> assertThat(open.events(needing))
                    .containsSubsequence("PolicyCaughtUp", "PublicationFailing", "PublicationFailed")
                    .doesNotContain("VersionActivated"));
        }
    }

    private static Marketplace openMarketplace() {
        return Marketplace.withNeighbours(
                "policy-fail-open=true",
                "policy.first-delay=PT0.05S",
                "policy.breaker-pause=PT0.5S",
                "registry.reconcile-every=PT0S");
    }

    @Test
    void what_is_changed_in_the_registry_behind_our_back_is_noticed_and_put_right() {
        try (Marketplace watchful = Marketplace.withNeighbours("registry.reconcile-every=PT0.5S")) {
            String entries = "http://127.0.0.1:" + watchful.sandbox().registryPort() + "/api/v1/services";
            watchful.publish(started(publication.started(), watchful));
            await().atMost(LONG).untilAsserted(() -> assertThat(
                            get(entries).path("data").path(0).path("status").asString(""))
                    .isEqualTo("active"));
            String id = get(entries).path("data").path(0).path("id").asString();

            change("PATCH", entries + "/" + id + "/status", Map.of("status", "retired"));

            awaitRestored(watchful, 1);
            assertThat(get(entries + "/" + id).path("status").asString()).isEqualTo("active");

            change("DELETE", entries + "/" + id, null);

            awaitRestored(watchful, 2);
            JsonNode anew = get(entries).path("data");
            assertThat(anew.size()).isEqualTo(1);
            assertThat(anew.path(0).path("status").asString()).isEqualTo("active");
            await().during(Duration.ofSeconds(2))
                    .until(() -> get(entries).path("data").size() == 1);
            assertThat(drifts(watchful)).hasSize(4);
        }
    }

    private List<RegistryDriftFound> drifts(Marketplace at) {
        return at.bean(EventLog.class).ofService(publication.service().toString()).stream()
                .map(RecordedEvent::payload)
                .filter(RegistryDriftFound.class::isInstance)
                .map(RegistryDriftFound.class::cast)
                .toList();
    }

    private void awaitRestored(Marketplace at, int times) {
        await().atMost(LONG)
                .until(() -> drifts(at).stream()
                                .filter(found -> found.restoredAs() != null)
                                .count()
                        == times);
    }

    private static void change(String method, String address, @Nullable Object body) {
        try (HttpNeighbour http = new HttpNeighbour("The registry", JsonMapper.shared())) {
            assertThat(http.send(method, URI.create(address), body, null, Duration.ofSeconds(5))
                            .isSuccess())
                    .isTrue();
        }
    }

    @Test
    void an_endpoint_that_is_down_fails_and_its_entry_is_taken_back() {
        turn(Neighbour.PROVIDER, Switch.to(Mode.WRONG));

        marketplace.publish(started(publication.started()));

        assertThat(awaitFailure().outcome()).isEqualTo(Outcome.ENDPOINT_TESTS_FAILED);
        awaitQuiet();
        assertThat(entries()).isEmpty();
        assertThat(marketplace.events(publication)).contains("RegistryEntryCreated", "StepCompensated");
    }

    @Test
    void a_registry_that_is_away_holds_nothing_up_and_catches_up_when_it_is_back() {
        turn(Neighbour.REGISTRY, Switch.to(Mode.GONE));
        marketplace.publish(started(publication.started()));
        awaitEvent("PublicationCompleted");
        assertThat(marketplace.events(publication)).contains("RegistrySynchronisationQueued");

        marketplace.sandbox().switches().reset(Neighbour.REGISTRY);

        awaitEvent("RegistryEntryCreated");
        awaitQuiet();
        assertThat(entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("status").asString()).isEqualTo("active"));
    }

    @Test
    void a_registry_whose_answer_is_lost_has_one_entry_all_the_same() {
        turn(
                Neighbour.REGISTRY,
                Switch.to(Mode.GONE).onCall("POST").afterEffect().times(1));

        marketplace.publish(started(publication.started()));

        awaitEvent("PublicationCompleted");
        awaitQuiet();
        assertThat(entries()).hasSize(1);
    }

    @Test
    void a_failed_publication_takes_its_entry_back_also_when_the_registry_is_away_then() {
        turn(Neighbour.REGISTRY, Switch.to(Mode.GONE).onCall("DELETE"));
        turn(Neighbour.PROVIDER, Switch.to(Mode.WRONG));
        marketplace.publish(started(publication.started()));
        awaitFailure();
        assertThat(entries()).hasSize(1);

        marketplace.sandbox().switches().reset(Neighbour.REGISTRY);

        awaitQuiet();
        assertThat(entries()).isEmpty();
    }

    @Test
    void a_reviewer_here_approves_and_the_dashboard_hears_of_it() {
        marketplace.publish(started(publication.startedNeedingApproval()));
        awaitEvent("ApprovalAwaited");

        marketplace.send(new ApprovePublication(publication.approval(), REVIEWER, null));

        awaitEvent("PublicationCompleted");
        awaitQuiet();
        assertThat(told()).contains("approval_requested", "approval_approved", "service_published");
    }

    @Test
    void a_reviewer_here_rejects_and_everything_is_taken_back() {
        marketplace.publish(started(publication.startedNeedingApproval()));
        awaitEvent("ApprovalAwaited");

        marketplace.send(new RejectPublication(publication.approval(), REVIEWER, "remark:1"));

        assertThat(awaitFailure().outcome()).isEqualTo(Outcome.REJECTED);
        awaitQuiet();
        assertThat(entries()).isEmpty();
        assertThat(told()).contains("approval_rejected");
    }

    @Test
    void people_on_the_dashboard_can_approve() {
        marketplace.publish(started(publication.startedNeedingApproval()));

        decideOnTheDashboard("approved");

        awaitEvent("PublicationCompleted");
        RecordedEvent granted = log().stream()
                .filter(event -> event.name().equals("ApprovalGranted"))
                .findFirst()
                .orElseThrow();
        assertThat(granted.metadata()).containsEntry("actor", "grace");
        awaitQuiet();
    }

    @Test
    void people_on_the_dashboard_can_reject() {
        marketplace.publish(started(publication.startedNeedingApproval()));

        decideOnTheDashboard("rejected");

        assertThat(awaitFailure().outcome()).isEqualTo(Outcome.REJECTED);
        awaitQuiet();
    }

    @Test
    void a_dashboard_that_is_away_holds_no_approval_up() {
        turn(Neighbour.GOVERNANCE, Switch.to(Mode.GONE));
        marketplace.publish(started(publication.startedNeedingApproval()));
        awaitEvent("ApprovalAwaited");

        marketplace.send(new ApprovePublication(publication.approval(), REVIEWER, null));

        awaitEvent("PublicationCompleted");
        marketplace.sandbox().switches().reset(Neighbour.GOVERNANCE);
        awaitQuiet();
        assertThat(told()).contains("service_published");
    }

    @Test
    void the_registry_follows_a_live_version() {
        marketplace.publish(started(publication.started()));
        awaitEvent("PublicationCompleted");

        marketplace.send(new SuspendService(publication.service(), REVIEWER, "For a reason."));

        await().atMost(LONG).untilAsserted(() -> assertThat(entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("status").asString()).isEqualTo("suspended")));
    }

    @Test
    void a_deprecated_version_retires_when_its_sunset_has_come() {
        marketplace.publish(started(publication.started()));
        awaitEvent("PublicationCompleted");
        Instant soon = Instant.now().plusMillis(300);

        marketplace.send(new DeprecateService(
                publication.service(),
                new Actor(Sample.PROVIDER, Set.of(Role.PROVIDER)),
                Instant.now(),
                soon,
                null,
                null));

        awaitEvent("VersionsRetired");
        awaitQuiet();
        assertThat(entries()).isEmpty();
        assertThat(marketplace.sagas()).isZero();
    }

    @Test
    void the_neighbours_say_how_they_are() {
        await().untilAsserted(() -> assertThat(
                        marketplace.bean(PolicyEngine.class).check().status())
                .isEqualTo(Health.State.HEALTHY));

        turn(Neighbour.POLICY, Switch.to(Mode.GONE));

        assertThat(marketplace.bean(PolicyEngine.class).check().status()).isEqualTo(Health.State.UNHEALTHY);
    }

    @Test
    void what_nobody_decides_in_time_expires_and_without_neighbours_the_rest_goes_on() {
        try (Marketplace alone = Marketplace.withoutNeighbours(
                "policy-fail-open=true", "approval.timeout=PT0.2S", "registry.reconcile-every=PT0S")) {
            alone.publish(started(publication.startedNeedingApproval(), alone));

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(alone.events(publication)).contains("PublicationFailed"));
            assertThat(alone.events(publication))
                    .containsSubsequence(
                            "PolicyPassed",
                            "StepSkipped",
                            "EndpointTestsPassed",
                            "ApprovalExpired",
                            "PublicationFailed");
            assertThat(alone.bean(PolicyEngine.class).check().status()).isEqualTo(Health.State.DISABLED);
            assertThat(alone.bean(PolicyEngine.class)).isInstanceOf(Dependency.class);
            await().atMost(LONG).untilAsserted(() -> assertThat(alone.work()).isEmpty());
        }
    }

    /** The same at the sandbox's provider, which keeps what it promises in its document. */
    private static PublicationStarted started(PublicationStarted sample) {
        return started(sample, marketplace);
    }

    private static PublicationStarted started(PublicationStarted sample, Marketplace at) {
        return started(sample, at, sample.approvalReasons());
    }

    private static PublicationStarted started(PublicationStarted sample, Marketplace at, List<String> reasons) {
        Terms terms = sample.terms();
        Endpoint endpoint = new Endpoint(
                at.provider(), terms.endpoint().protocol(), terms.endpoint().authentication());
        Sla patient = new Sla(terms.sla().availability(), 20_000, terms.sla().supportLevel(), null);
        return new PublicationStarted(
                sample.publicationId(),
                sample.serviceId(),
                sample.version(),
                sample.providerId(),
                sample.name(),
                sample.category(),
                sample.listing(),
                new Terms(endpoint, terms.pricing(), patient, terms.compliance(), terms.capabilities()),
                at.contract(),
                List.of(),
                reasons,
                sample.testAccess());
    }

    private static void turn(Neighbour neighbour, Switch position) {
        marketplace.sandbox().switches().turn(neighbour, position);
    }

    private List<RecordedEvent> log() {
        return marketplace.bean(EventLog.class).ofService(publication.service().toString());
    }

    private void awaitEvent(String name) {
        await().atMost(LONG).untilAsserted(() -> assertThat(marketplace.events(publication))
                .as(() -> log().stream()
                        .map(RecordedEvent::payload)
                        .reduce("nothing", (older, newer) -> newer)
                        .toString())
                .contains(name));
    }

    private PublicationFailed awaitFailure() {
        awaitEvent("PublicationFailed");
        return log().stream()
                .map(RecordedEvent::payload)
                .filter(PublicationFailed.class::isInstance)
                .map(PublicationFailed.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Until nothing waits any more, but for what other tests have left to their deadlines. */
    private void awaitQuiet() {
        await().atMost(LONG).untilAsserted(() -> assertThat(marketplace.work()).isEmpty());
    }

    private List<JsonNode> entries() {
        return get("http://127.0.0.1:" + marketplace.sandbox().registryPort() + "/api/v1/services")
                .path("data")
                .valueStream()
                .filter(entry -> entry.path("metadata")
                        .path("publicationId")
                        .asString("")
                        .equals(publication.publication().toString()))
                .toList();
    }

    private List<String> told() {
        return ask("{ auditLog(serviceId: \"" + publication.service() + "\") { entries { action } } }")
                .path("auditLog")
                .path("entries")
                .valueStream()
                .map(entry -> entry.path("action").asString())
                .toList();
    }

    private void decideOnTheDashboard(String decision) {
        await().atMost(LONG).untilAsserted(() -> assertThat(workflow()).isNotEmpty());
        ask("mutation { decideApprovalWorkflow(id: \"" + workflow() + "\", decision: \"" + decision
                + "\", by: \"grace\", comments: \"So be it.\") { id } }");
    }

    private String workflow() {
        return ask("{ approvalWorkflows { id publicationId } }")
                .path("approvalWorkflows")
                .valueStream()
                .filter(workflow -> workflow.path("publicationId")
                        .asString()
                        .equals(publication.publication().toString()))
                .map(workflow -> workflow.path("id").asString())
                .findFirst()
                .orElse("");
    }

    private static JsonNode ask(String document) {
        try (HttpNeighbour http = new HttpNeighbour("The dashboard", JsonMapper.shared())) {
            URI address = URI.create("http://127.0.0.1:" + marketplace.sandbox().governancePort() + "/graphql");
            return http.send("POST", address, Map.of("query", document), null, Duration.ofSeconds(5))
                    .body()
                    .path("data");
        }
    }

    private static JsonNode get(String address) {
        try (HttpNeighbour http = new HttpNeighbour("The registry", JsonMapper.shared())) {
            return http.send("GET", URI.create(address), null, null, Duration.ofSeconds(5))
                    .body();
        }
    }
}
