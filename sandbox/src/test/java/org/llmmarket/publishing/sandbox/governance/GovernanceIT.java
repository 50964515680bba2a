package org.llmmarket.publishing.sandbox.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.sandbox.Http;
import org.llmmarket.publishing.sandbox.Sandbox;
import org.llmmarket.publishing.sandbox.SandboxSettings;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.llmmarket.publishing.sandbox.switches.Mode;
import org.llmmarket.publishing.sandbox.switches.Switch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GovernanceIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CREATE =
            "mutation($input: ApprovalWorkflowInput!) { createApprovalWorkflow(input: $input)"
                    + " { workflowId status assignedTo createdAt } }";
    private static final String DECIDE =
            "mutation($id: ID!, $decision: String!) { decideApprovalWorkflow(id: $id, decision: $decision,"
                    + " by: \"rita\", comments: \"Looks fine\")"
                    + " { id status comments approvedBy approvedAt serviceName reasons } }";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Sandbox sandbox;
    private static Http governance;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxSettings.onFreePorts());
        governance = new Http(sandbox.governancePort());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void an_approval_is_asked_for_and_decided() throws IOException {
        JsonNode created = ask(CREATE, Map.of("input", approval("a-1"))).at("/data/createApprovalWorkflow");
        assertThat(created.path("status").asString()).isEqualTo("pending");
        assertThat(created.path("assignedTo").asString()).isEqualTo("marketplace-reviewers");
        String id = created.path("workflowId").asString();

        JsonNode decided = ask(DECIDE, Map.of("id", id, "decision", "approve")).at("/data/decideApprovalWorkflow");
        assertThat(decided.path("status").asString()).isEqualTo("approved");

        JsonNode found = ask(
                        "query($id: ID!) { approvalWorkflow(id: $id) { id status comments approvedBy approvedAt } }",
                        Map.of("id", id))
                .at("/data/approvalWorkflow");
        assertThat(found.path("status").asString()).isEqualTo("approved");
        assertThat(found.path("comments").asString()).isEqualTo("Looks fine");
        assertThat(found.path("approvedBy").asString()).isEqualTo("rita");
        assertThat(Instant.parse(found.path("approvedAt").asString())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void a_rejected_approval_tells_who_rejected_it() throws IOException {
        String id = workflow("a-2");
        JsonNode decided = ask(DECIDE, Map.of("id", id, "decision", "rejected")).at("/data/decideApprovalWorkflow");
        assertThat(decided.path("status").asString()).isEqualTo("rejected");
        assertThat(decided.path("approvedBy").asString()).isEqualTo("rita");
    }

    @Test
    void a_decision_counts_once() throws IOException {
        String id = workflow("a-3");
        ask(DECIDE, Map.of("id", id, "decision", "approved"));
        assertThat(ask(DECIDE, Map.of("id", id, "decision", "approved")).has("errors"))
                .isFalse();
        JsonNode other = ask(DECIDE, Map.of("id", id, "decision", "rejected"));
        assertThat(other.at("/errors/0/extensions/code").asString()).isEqualTo("ALREADY_DECIDED");
        assertThat(other.at("/errors/0/message").asString()).isEqualTo("The approval is approved already.");
    }

    @Test
    void what_was_decided_elsewhere_is_asked_of_nobody_any_more() throws IOException {
        String id = workflow("a-elsewhere");
        Map<String, Object> event = Map.of(
                "eventType",
                "approval_rejected",
                "timestamp",
                "2026-01-01T10:00:00Z",
                "data",
                Map.of("approvalId", "a-elsewhere", "decidedBy", "grace"));
        ask("mutation($input: EventInput!) { streamEvent(input: $input) { success } }", Map.of("input", event));

        JsonNode found = ask("query($id: ID!) { approvalWorkflow(id: $id) { status approvedBy } }", Map.of("id", id))
                .at("/data/approvalWorkflow");
        assertThat(found.path("status").asString()).isEqualTo("rejected");
        assertThat(found.path("approvedBy").asString()).isEqualTo("grace");
        assertThat(ask(DECIDE, Map.of("id", id, "decision", "approved"))
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("ALREADY_DECIDED");
    }

    @Test
    void what_cannot_be_decided_is_said() throws IOException {
        JsonNode unknown = ask(DECIDE, Map.of("id", "workflow-0", "decision", "approved"));
        assertThat(unknown.at("/errors/0/extensions/code").asString()).isEqualTo("NOT_FOUND");
        JsonNode odd = ask(DECIDE, Map.of("id", workflow("a-4"), "decision", "perhaps"));
        assertThat(odd.at("/errors/0/extensions/code").asString()).isEqualTo("BAD_REQUEST");
        assertThat(ask("{ approvalWorkflow(id: \"workflow-0\") { id } }", Map.of())
                        .at("/data/approvalWorkflow")
                        .isNull())
                .isTrue();
    }

    @Test
    void an_approval_asked_for_twice_has_one_workflow() throws IOException {
        assertThat(workflow("a-5")).isEqualTo(workflow("a-5"));
    }

    @Test
    void pending_workflows_are_listed_for_people() throws IOException {
        String id = workflow("a-6");
        JsonNode listed = ask(
                        "{ approvalWorkflows(status: \"pending\") { id serviceName reasons policyResults } }", Map.of())
                .at("/data/approvalWorkflows");
        assertThat(listed.findValuesAsString("id")).contains(id);
        assertThat(listed.get(0).path("reasons").get(0).asString()).isEqualTo("confidential");
        assertThat(listed.get(0).at("/policyResults/violations").isArray()).isTrue();
    }

    @Test
    void the_same_key_gets_the_first_answer_again() throws IOException {
        String notify = body(
                "mutation($input: ServicePublishedInput!) { notifyServicePublished(input: $input)"
                        + " { success notificationId } }",
                Map.of("input", published("keyed")));
        var first = governance.send("POST", "/graphql", notify, "p-1:notify");
        var again = governance.send("POST", "/graphql", notify, "p-1:notify");
        var other = governance.send("POST", "/graphql", notify, "p-2:notify");
        assertThat(first.json().at("/data/notifyServicePublished/success").asBoolean())
                .isTrue();
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.json()).isNotEqualTo(first.json());
        var reused = governance.send("POST", "/graphql", notify.replace("keyed", "another"), "p-1:notify");
        assertThat(reused.json().at("/errors/0/extensions/code").asString()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void metrics_and_audit_log_follow_from_what_it_was_told() throws IOException {
        try (var fresh = Sandbox.start(SandboxSettings.onFreePorts())) {
            var dashboard = new Http(fresh.governancePort());
            stream(dashboard, "publication_started", "s-1", "2026-01-01T10:00:00Z");
            dashboard.post(
                    "/graphql",
                    body(
                            "mutation($input: ServicePublishedInput!) { notifyServicePublished(input: $input)"
                                    + " { success } }",
                            Map.of("input", published("s-1"))));
            stream(dashboard, "validation_failed", "s-2", "2026-01-01T10:00:00Z");
            dashboard.post("/graphql", body(CREATE, Map.of("input", approval("a-7"))));

            JsonNode metrics = dashboard
                    .post(
                            "/graphql",
                            body(
                                    "{ marketplaceMetrics { totalServices activeServices pendingApprovals"
                                            + " avgPublishTime successRate } }",
                                    Map.of()))
                    .json()
                    .at("/data/marketplaceMetrics");
            assertThat(metrics.path("totalServices").asInt()).isEqualTo(3);
            assertThat(metrics.path("activeServices").asInt()).isEqualTo(1);
            assertThat(metrics.path("pendingApprovals").asInt()).isEqualTo(1);
            assertThat(metrics.path("avgPublishTime").asDouble()).isEqualTo(2.0);
            assertThat(metrics.path("successRate").asDouble()).isEqualTo(0.5);

            JsonNode log = dashboard
                    .post(
                            "/graphql",
                            body(
                                    "{ auditLog(serviceId: \"s-2\", startDate: \"2026-01-01T00:00:00Z\","
                                            + " endDate: \"2026-01-02T00:00:00+01:00\")"
                                            + " { entries { id timestamp action actor details } } }",
                                    Map.of()))
                    .json()
                    .at("/data/auditLog/entries");
            assertThat(log).hasSize(1);
            assertThat(log.at("/0/action").asString()).isEqualTo("validation_failed");
            assertThat(log.at("/0/actor").asString()).isEqualTo("publishing-service");
            assertThat(log.at("/0/details/serviceId").asString()).isEqualTo("s-2");
        }
    }

    @Test
    void a_range_or_a_moment_that_is_none_is_refused() throws IOException {
        assertThat(ask("{ marketplaceMetrics(timeRange: \"a while\") { totalServices } }", Map.of())
                        .at("/errors/0/message")
                        .asString())
                .contains("a while");
        assertThat(ask("{ auditLog(startDate: \"yesterday\") { entries { id } } }", Map.of())
                        .has("errors"))
                .isTrue();
        assertThat(ask("{ auditLog(startDate: 7) { entries { id } } }", Map.of())
                        .has("errors"))
                .isTrue();
        assertThat(ask(
                                "query($from: DateTime) { auditLog(startDate: $from) { entries { id } } }",
                                Map.of("from", "yesterday"))
                        .has("errors"))
                .isTrue();
    }

    @Test
    void any_json_can_be_told_in_the_document_itself() throws IOException {
        String told =
                "{serviceId: \"inline\", ok: true, count: 2, share: 0.5, none: null, word: ACTIVE, list: [1, $more]}";
        JsonNode answer = ask(
                "mutation($more: JSON) { streamEvent(input: {eventType: \"told\", timestamp: \"2026-02-01T00:00:00Z\","
                        + " data: " + told + "}) { success } }",
                Map.of("more", "2"));
        assertThat(answer.at("/data/streamEvent/success").asBoolean()).isTrue();
        JsonNode details = ask("{ auditLog(serviceId: \"inline\") { entries { details } } }", Map.of())
                .at("/data/auditLog/entries/0/details");
        assertThat(details).isEqualTo(JSON.readTree("""
                                {"serviceId":"inline","ok":true,"count":2,"share":0.5,"none":null,"word":"ACTIVE",
                                 "list":[1,"2"]}"""));
    }

    @Test
    void broken_requests_are_refused() throws IOException {
        assertThat(governance.post("/graphql", "{\"query\":").status()).isEqualTo(400);
        assertThat(ask("{ nothing }", Map.of()).has("errors")).isTrue();
        assertThat(governance.get("/graphql").status()).isEqualTo(404);
    }

    @Test
    void decisions_come_live_over_the_websocket() throws IOException {
        String id = workflow("a-8");
        try (var live = LiveClient.connect(sandbox.governancePort())) {
            live.subscribe(
                    "subscription { approvalDecided { workflowId approvalId publicationId decision by comments at } }");
            live.awaitSubscribed();
            ask(DECIDE, Map.of("id", id, "decision", "approved"));
            await().atMost(PATIENCE).until(() -> !live.decisions().isEmpty());
            JsonNode decision = live.decisions().get(0);
            assertThat(decision.path("workflowId").asString()).isEqualTo(id);
            assertThat(decision.path("approvalId").asString()).isEqualTo("a-8");
            assertThat(decision.path("publicationId").asString()).isEqualTo("pub-a-8");
            assertThat(decision.path("decision").asString()).isEqualTo("approved");
            assertThat(decision.path("by").asString()).isEqualTo("rita");
            assertThat(decision.path("comments").asString()).isEqualTo("Looks fine");
        }
    }

    @Test
    void decisions_missed_while_away_are_told_again() throws IOException {
        Instant before = Instant.now().minusMillis(1);
        String id = workflow("a-9");
        ask(DECIDE, Map.of("id", id, "decision", "rejected"));
        try (var live = LiveClient.connect(sandbox.governancePort())) {
            live.subscribe("subscription { approvalDecided(workflowId: \"%s\", since: \"%s\") { workflowId decision } }"
                    .formatted(id, before));
            await().atMost(PATIENCE).until(() -> !live.decisions().isEmpty());
            assertThat(live.decisions().get(0).path("decision").asString()).isEqualTo("rejected");
        }
    }

    @Test
    void live_connections_end_when_the_dashboard_is_gone() throws IOException {
        try (var live = LiveClient.connect(sandbox.governancePort())) {
            live.subscribe("subscription { approvalDecided { workflowId } }");
            live.awaitSubscribed();
            sandbox.switches().turn(Neighbour.GOVERNANCE, Switch.to(Mode.GONE));
            await().atMost(PATIENCE).until(live::isClosed);
        } finally {
            sandbox.switches().reset(Neighbour.GOVERNANCE);
        }
    }

    @Test
    void it_says_that_it_is_healthy() throws IOException {
        assertThat(ask("{ health { status } }", Map.of())
                        .at("/data/health/status")
                        .asString())
                .isEqualTo("healthy");
    }

    private static String workflow(String approvalId) throws IOException {
        return ask(CREATE, Map.of("input", approval(approvalId)))
                .at("/data/createApprovalWorkflow/workflowId")
                .asString();
    }

    private static Map<String, Object> approval(String approvalId) {
        return Map.of(
                "serviceId",
                "svc-" + approvalId,
                "providerId",
                "acme",
                "serviceName",
                "Chat",
                "serviceVersion",
                "1.0.0",
                "publicationId",
                "pub-" + approvalId,
                "approvalId",
                approvalId,
                "reasons",
                List.of("confidential"),
                "validationResults",
                Map.of("isValid", true),
                "policyResults",
                Map.of("violations", List.of()),
                "requestedAt",
                "2026-01-01T00:00:00Z");
    }

    private static Map<String, Object> published(String serviceId) {
        return Map.of(
                "serviceId", serviceId,
                "serviceName", "Chat",
                "version", "1.0.0",
                "providerId", "acme",
                "category", "text-generation",
                "status", "active",
                "publishedAt", "2026-01-01T10:00:02Z");
    }

    private static void stream(Http dashboard, String type, String serviceId, String at) throws IOException {
        var answer = dashboard.post(
                "/graphql",
                body(
                        "mutation($input: EventInput!) { streamEvent(input: $input) { success } }",
                        Map.of(
                                "input",
                                Map.of("eventType", type, "timestamp", at, "data", Map.of("serviceId", serviceId)))));
        assertThat(answer.json().at("/data/streamEvent/success").asBoolean()).isTrue();
    }

    private static JsonNode ask(String document, Map<String, Object> variables) throws IOException {
        return governance.post("/graphql", body(document, variables)).json();
    }

    private static String body(String document, Map<String, Object> variables) {
        return JSON.writeValueAsString(Map.of("query", document, "variables", variables));
    }
}
