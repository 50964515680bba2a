package org.llmmarket.publishing.saga.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.saga.neighbour.Backoff;
import org.llmmarket.publishing.saga.neighbour.Breaker;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.HttpNeighbour;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.sample.Sample;
import org.llmmarket.publishing.saga.sample.TestSettings;
import org.llmmarket.publishing.sandbox.Sandbox;
import org.llmmarket.publishing.sandbox.SandboxSettings;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.llmmarket.publishing.sandbox.switches.Mode;
import org.llmmarket.publishing.sandbox.switches.Switch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GraphQlGovernanceIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NOWHERE = "http://127.0.0.1:1/graphql";
    private static int publications;

    private static Sandbox sandbox;
    private static String address;
    private static GraphQlGovernance governance;

    private Sample publication;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxSettings.onFreePorts());
        address = "http://127.0.0.1:" + sandbox.governancePort() + "/graphql";
        governance = new GraphQlGovernance(address, TestSettings.with().governance(), JSON);
    }

    @AfterAll
    static void stop() {
        governance.close();
        sandbox.close();
    }

    @BeforeEach
    void prepare() {
        publication = Sample.publication("p-governance-" + publications++);
    }

    @AfterEach
    void reset() {
        sandbox.switches().reset(Neighbour.GOVERNANCE);
    }

    @Test
    void an_approval_has_one_workflow_however_often_it_is_asked_for() {
        String workflow = create();

        assertThat(create()).isEqualTo(workflow);
        assertThat(governance.decisionOn(workflow)).isEmpty();
        JsonNode seen = ask("{ approvalWorkflow(id: \"" + workflow
                        + "\") { publicationId serviceVersion reasons policyResults } }")
                .path("approvalWorkflow");
        assertThat(seen.path("publicationId").asString())
                .isEqualTo(publication.publication().toString());
        assertThat(seen.path("reasons").get(0).asString()).isEqualTo("compliance.level is confidential");
        assertThat(seen.path("policyResults")
                        .path("violations")
                        .get(0)
                        .path("policyId")
                        .asString())
                .isEqualTo("pol-1");
    }

    @Test
    void a_decision_there_can_be_asked_for() {
        String workflow = create();
        decide(workflow, "approved", "Well done.");

        assertThat(governance.decisionOn(workflow)).contains(new Decision(workflow, true, "grace", "Well done."));
    }

    @Test
    void a_workflow_that_the_dashboard_does_not_know_is_not_decided() {
        AtomicInteger unknown = new AtomicInteger();

        assertThat(governance.decisionOn("workflow-of-yesterday", unknown::incrementAndGet))
                .isEmpty();
        assertThat(governance.decisionOn(create(), unknown::incrementAndGet)).isEmpty();

        assertThat(unknown).hasValue(1);
    }

    @Test
    void a_live_version_and_what_was_decided_here_are_told() {
        governance.notifyPublished(publication.started(), Sample.NOW, call("published"));
        governance.stream(
                "approval_approved",
                Sample.NOW,
                Map.of("serviceId", publication.service().toString(), "status", "approved"),
                call("approval-decision"));

        JsonNode log = ask("{ auditLog(serviceId: \"" + publication.service() + "\") { entries { action details } } }")
                .path("auditLog")
                .path("entries");
        assertThat(log.valueStream().map(entry -> entry.path("action").asString()))
                .containsExactly("service_published", "approval_approved");
    }

    @Test
    void a_dashboard_that_hangs_up_is_gone() {
        sandbox.switches().turn(Neighbour.GOVERNANCE, Switch.to(Mode.GONE));

        assertAway(this::create, NeighbourAway.Kind.GONE, "The governance dashboard could not be reached.");
        assertThat(governance.check().status()).isEqualTo(Health.State.UNHEALTHY);
    }

    @Test
    void a_dashboard_that_takes_too_long_is_slow() {
        sandbox.switches().turn(Neighbour.GOVERNANCE, Switch.to(Mode.SLOW).delayed(5_000));

        try (GraphQlGovernance impatient = new GraphQlGovernance(
                address, TestSettings.with("governance.timeout=PT0.3S").governance(), JSON)) {
            assertAway(
                    () -> impatient.decisionOn("workflow-1"),
                    NeighbourAway.Kind.SLOW,
                    "The governance dashboard did not answer within 300 ms.");
        }
    }

    @Test
    void a_dashboard_that_talks_nonsense_is_wrong() {
        sandbox.switches()
                .turn(
                        Neighbour.GOVERNANCE,
                        new Switch(Mode.WRONG, null, null, null, null, 200, "{\"errors\": [{\"message\": \"No.\"}]}"));

        assertAway(this::create, NeighbourAway.Kind.WRONG, "The governance dashboard refused: No.");
    }

    @Test
    void a_dashboard_that_will_not_have_what_it_is_told_is_there_all_the_same() {
        create();
        publication = new Sample(publication.publication(), publication.service(), new VersionNumber("2.0.0"));

        assertThatThrownBy(this::create).isInstanceOfSatisfying(NeighbourAway.class, away -> assertThat(away.kind())
                .isEqualTo(NeighbourAway.Kind.REFUSED));
        assertThat(governance.check().status()).isEqualTo(Health.State.HEALTHY);
    }

    @Test
    void a_workflow_that_the_dashboard_says_is_not_there_is_unknown() {
        turnWrong(
                "approvalWorkflow",
                "{\"errors\": [{\"message\": \"No.\", \"extensions\": {\"classification\": \"NOT_FOUND\"}}]}");
        AtomicBoolean unknown = new AtomicBoolean();

        assertThat(governance.decisionOn("workflow-1", () -> unknown.set(true))).isEmpty();

        assertThat(unknown).isTrue();
    }

    @Test
    void a_dashboard_that_fails_inside_has_refused_nothing() {
        turnWrong(
                "createApprovalWorkflow",
                "{\"errors\": [{\"message\": \"No.\", \"extensions\": {\"classification\": \"INTERNAL_ERROR\"}}]}");

        assertAway(this::create, NeighbourAway.Kind.WRONG, "The governance dashboard refused: No.");
    }

    @Test
    void a_dashboard_that_answers_is_healthy() {
        create();

        assertThat(governance.check()).isEqualTo(new Health(Health.State.HEALTHY, "The governance dashboard answers."));
        assertThat(governance.name()).isEqualTo("governance");
        assertThat(governance.isEnabled()).isTrue();
    }

    @Test
    void a_dashboard_that_says_itself_that_it_is_unhealthy_is_believed() {
        turnWrong("health", "{\"data\": {\"health\": {\"status\": \"unhealthy\"}}}");

        assertThat(governance.check())
                .isEqualTo(new Health(Health.State.UNHEALTHY, "The governance dashboard says that it is unhealthy."));
    }

    @Test
    void a_dashboard_that_tells_of_another_approval_is_degraded_until_it_tells_of_the_right_one() {
        String workflow = create();
        turnWrong("approvalWorkflow", "{\"data\": {\"approvalWorkflow\": {\"id\": \"w\", \"status\": \"approved\"}}}");

        assertAway(
                () -> governance.decisionOn(workflow),
                NeighbourAway.Kind.WRONG,
                "The governance dashboard answered for the workflow w instead of " + workflow + ".");
        assertThat(governance.check().status()).isEqualTo(Health.State.DEGRADED);

        sandbox.switches().reset(Neighbour.GOVERNANCE);
        assertThat(governance.decisionOn(workflow)).isEmpty();
        assertThat(governance.check().status()).isEqualTo(Health.State.HEALTHY);
    }

    @Test
    void a_dashboard_that_cannot_be_listened_to_is_degraded_though_it_answers_until_it_can() {
        Backoff backoff = new Backoff(Duration.ofMillis(20), Duration.ofMillis(20));
        try (GraphQlGovernance answering =
                new GraphQlGovernance(address, TestSettings.with().governance(), JSON)) {
            try (DecisionFeed deaf = new GraphQlDecisions(NOWHERE, backoff, JSON, answering.breaker())) {
                deaf.listen(decision -> {}, () -> {});
                await().until(() -> answering.check().status() == Health.State.DEGRADED);
                assertThat(deaf.isListening()).isFalse();
            }
            try (DecisionFeed feed = new GraphQlDecisions(address, backoff, JSON, answering.breaker())) {
                feed.listen(decision -> {}, () -> {});
                await().until(() -> answering.check().status() == Health.State.HEALTHY);
                assertThat(feed.isListening()).isTrue();
            }
        }
    }

    @Test
    void a_dashboard_that_talks_and_never_lets_us_listen_is_left_and_tried_again() throws Exception {
        Breaker breaker = new Breaker("The dashboard", 5, Duration.ofSeconds(1));
        try (LyingDashboard talking = LyingDashboard.holdingTheLine("no JSON at all" + " ".repeat(200));
                DecisionFeed feed = new GraphQlDecisions(
                        talking.address(), new Backoff(Duration.ofMillis(50), Duration.ofMillis(50)), JSON, breaker)) {
            feed.listen(decision -> {}, () -> {});

            await().until(() -> talking.connections() >= 2);

            assertThat(feed.isListening()).isFalse();
            assertThat(breaker.health(() -> new Health(Health.State.HEALTHY, "It answers."))
                            .status())
                    .isEqualTo(Health.State.DEGRADED);
        }
    }

    @Test
    void decisions_are_heard_as_they_are_taken_also_after_the_connection_was_lost() {
        List<Decision> heard = new CopyOnWriteArrayList<>();
        AtomicInteger connections = new AtomicInteger();
        String yes = create();
        publication = Sample.publication("p-governance-" + publications++);
        String no = create();
        try (DecisionFeed feed = new GraphQlDecisions(
                address, new Backoff(Duration.ofMillis(50), Duration.ofMillis(200)), JSON, Breaker.none())) {
            feed.listen(heard::add, connections::incrementAndGet);
            await().until(() -> connections.get() == 1);
            await().untilAsserted(() -> {
                decide(yes, "approved", "Well done.");
                assertThat(heard).contains(new Decision(yes, true, "grace", "Well done."));
            });

            sandbox.switches().turn(Neighbour.GOVERNANCE, Switch.to(Mode.GONE));
            sandbox.switches().reset(Neighbour.GOVERNANCE);
            await().until(() -> connections.get() >= 2);
            await().untilAsserted(() -> {
                decide(no, "rejected", "Not so.");
                assertThat(heard).contains(new Decision(no, false, "grace", "Not so."));
            });
        }
    }

    @Test
    void what_is_no_decision_is_passed_over_and_the_connection_made_anew() throws Exception {
        List<Decision> heard = new CopyOnWriteArrayList<>();
        AtomicInteger connections = new AtomicInteger();
        String padding = " ".repeat(200);
        try (LyingDashboard liar = new LyingDashboard(
                        "{\"type\":\"connection_ack\"}" + padding,
                        "no JSON at all" + padding,
                        "[1, 2, 3]" + padding,
                        "{\"type\":\"next\",\"payload\":{\"errors\":[{\"message\":\"No.\"}]}}" + padding,
                        "{\"type\":\"next\",\"payload\":{\"data\":{\"approvalDecided\":{\"workflowId\":\"w\","
                                + "\"decision\":\"perhaps\"}}}}" + padding,
                        "{\"type\":\"next\",\"payload\":{\"data\":{\"approvalDecided\":{\"workflowId\":[],"
                                + "\"decision\":\"approved\"}}}}" + padding,
                        "{\"type\":\"next\",\"payload\":{\"data\":{\"approvalDecided\":{\"workflowId\":\"w\","
                                + "\"decision\":\"approved\",\"by\":\"grace\"}}}}" + padding);
                DecisionFeed feed = new GraphQlDecisions(
                        liar.address(),
                        new Backoff(Duration.ofMillis(50), Duration.ofMillis(50)),
                        JSON,
                        Breaker.none())) {
            feed.listen(heard::add, connections::incrementAndGet);

            await().until(() -> connections.get() >= 2 && !heard.isEmpty());
        }
        assertThat(heard).containsOnly(new Decision("w", true, "grace", ""));
    }

    @Test
    void a_dashboard_where_nobody_listens_is_tried_again_until_closed() {
        AtomicInteger connections = new AtomicInteger();
        DecisionFeed feed = new GraphQlDecisions(
                NOWHERE, new Backoff(Duration.ofMillis(20), Duration.ofMillis(20)), JSON, Breaker.none());
        feed.listen(decision -> {}, connections::incrementAndGet);

        feed.close();

        assertThat(connections).hasValue(0);
    }

    private static void turnWrong(String call, String answer) {
        sandbox.switches().turn(Neighbour.GOVERNANCE, new Switch(Mode.WRONG, null, null, call, null, 200, answer));
    }

    private String create() {
        Violation warning = new Violation("pol-1", "A policy", "low", "Hm.", "", "", "", "");
        return governance.createWorkflow(
                publication.startedNeedingApproval(), Sample.NOW, List.of(warning), call("approval"));
    }

    private static void decide(String workflow, String decision, String comments) {
        ask("mutation { decideApprovalWorkflow(id: \"" + workflow + "\", decision: \"" + decision
                + "\", by: \"grace\", comments: \"" + comments + "\") { id } }");
    }

    private static JsonNode ask(String document) {
        try (HttpNeighbour http = new HttpNeighbour("The dashboard", JSON)) {
            return http.send("POST", URI.create(address), Map.of("query", document), null, Duration.ofSeconds(5))
                    .body()
                    .path("data");
        }
    }

    private Call call(String step) {
        return new Call(publication.publication() + ":" + step, "req-7");
    }

    private static void assertAway(ThrowingCallable call, NeighbourAway.Kind kind, String detail) {
        assertThatThrownBy(call)
                .asInstanceOf(InstanceOfAssertFactories.type(NeighbourAway.class))
                .satisfies(away -> {
                    assertThat(away.kind()).isEqualTo(kind);
                    assertThat(away.detail()).isEqualTo(detail);
                });
    }
}
