package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.llmmarket.publishing.store.TestDatabase;
import tools.jackson.databind.JsonNode;

/** People decide here and on the dashboard, in time and too late. */
class ApprovalJourneyTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it in
    static Path data;

    @SuppressWarnings("NullAway.Init")
    private static RunningService service;

    @SuppressWarnings("NullAway.Init")
    private static Marketplace marketplace;

    private final Client dashboard = Client.of(service.sandbox().sandbox().governancePort());
    private final Client switches = Client.of(marketplace.registryPort());
    private final Client provider = marketplace.provider();
    private final Client reviewer = marketplace.with("reviewer");

    @BeforeAll
    static void start() {
        service = PublishingService.start(RunningMarketplace.arguments(
                data,
                "--approval-rules=compliance.level=confidential: 1; compliance.level=restricted: 2;"
                        + " sla.supportLevel=enterprise: 1 PT8S"));
        marketplace = RunningMarketplace.marketplace(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void back() {
        switches.delete("/switches/governance");
    }

    @Test
    void what_is_restricted_needs_two_of_whom_one_may_decide_on_the_dashboard() {
        String id = marketplace.publish(provider, marketplace.definition().ofLevel("restricted"));
        String approval = marketplace.awaitApproval(reviewer, id);

        decideOnDashboard(approval, "approved");

        awaitApproval(approval, "in_review");
        assertThat(item(approval).json().at("/decisions/0/reviewer").asString()).isEqualTo("grace");
        assertThat(item(approval).json().at("/decisions/0/known/policy/verdict").asString())
                .isEqualTo("compliant");
        assertThat(item(approval)
                        .json()
                        .at("/decisions/0/known/endpointTests/evidence/digest")
                        .asString())
                .startsWith("sha256:");
        assertThat(reviewer.post("/approvals/" + approval + "/approve", Map.of())
                        .text("/status"))
                .isEqualTo("approved");
        marketplace.awaitStatus(provider, id, "active");
        for (String link : List.of("service", "version", "contract", "timeline")) {
            String path = item(approval).text("/links/" + link).replaceFirst("^/api/v1", "");
            assertThat(reviewer.get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void who_has_approved_on_the_dashboard_is_nobody_else_here() {
        String id = marketplace.publish(provider, marketplace.definition().ofLevel("restricted"));
        String approval = marketplace.awaitApproval(reviewer, id);
        Answer me = reviewer.get("/auth/me");

        say(workflow(approval), "approved", me.text("/email"));

        awaitApproval(approval, "in_review");
        assertThat(item(approval).json().at("/decisions/0/reviewer").asString()).isEqualTo(me.text("/id"));
        assertThat(reviewer.post("/approvals/" + approval + "/approve", Map.of())
                        .text("/code"))
                .isEqualTo("ALREADY_DECIDED");
    }

    @Test
    void what_was_decided_on_the_dashboard_while_the_connection_was_down_counts_within_ten_seconds_after() {
        String id = marketplace.publish(provider, marketplace.definition().ofLevel("confidential"));
        String approval = marketplace.awaitApproval(reviewer, id);
        String workflow = workflow(approval);
        // Nobody hears this: the live message is swallowed by the break, and asking fails until the dashboard is back.
        switches.put("/switches/governance", Map.of("mode", "gone"));
        switches.delete("/switches/governance");

        decide(workflow, "approved");

        await().atMost(Duration.ofSeconds(10))
                .until(() -> item(approval).text("/status").equals("approved"));
        marketplace.awaitStatus(provider, id, "active");
        assertThat(item(approval).json().at("/decisions")).hasSize(1);
    }

    @Test
    void of_a_decision_here_and_one_there_at_the_same_time_one_counts() {
        for (int round = 0; round < 3; round++) {
            String id = marketplace.publish(provider, marketplace.definition().ofLevel("confidential"));
            String approval = marketplace.awaitApproval(reviewer, id);
            String workflow = workflow(approval);

            CompletableFuture<Void> there = CompletableFuture.runAsync(() -> say(workflow, "rejected"));
            Answer here = reviewer.post("/approvals/" + approval + "/approve", Map.of());
            there.join();

            assertThat(here.status()).isIn(200, 409);
            String status = here.status() == 200 ? "approved" : "rejected";
            awaitApproval(approval, status);
            marketplace.awaitStatus(provider, id, status.equals("approved") ? "active" : "suspended");
            assertThat(item(approval).json().at("/decisions")).hasSize(1);
        }
    }

    @Test
    void people_are_reminded_once_before_it_expires_and_everybody_can_see_that() {
        String id = marketplace.publish(provider, marketplace.definition().with("sla", "supportLevel", "enterprise"));
        String approval = marketplace.awaitApproval(reviewer, id);

        awaitApproval(approval, "expired");

        assertThat(item(approval).json().at("/reminders")).hasSize(1);
        marketplace.awaitStatus(provider, id, "suspended");
        Answer timeline = provider.get("/services/" + id + "/status");
        assertThat(timeline.text("/reason")).startsWith("APPROVAL_TIMEOUT");
        assertThat(outcomes(Marketplace.stage(timeline, "approval"))).containsExactly("reminded", "expired");
        await().until(() -> told(id).contains("approval_reminder"));
        assertThat(told(id)).containsOnlyOnce("approval_reminder");
    }

    @Test
    void a_wrong_rule_refuses_to_start_in_a_sentence_that_names_it(@TempDir Path folder) {
        assertThatThrownBy(() -> PublishingService.start(RunningMarketplace.arguments(
                                folder,
                                "--database-url=" + TestDatabase.emptyUrl(),
                                "--approval-rules=compliance.level=secret: 1"))
                        .close())
                .extracting(StartFailure::sentence)
                .asString()
                .startsWith("APPROVAL_RULES: the rule 'compliance.level=secret: 1' is wrong: 'secret' is no")
                .doesNotContain("\n");
    }

    private Answer item(String approval) {
        return reviewer.get("/approvals/" + approval);
    }

    private void awaitApproval(String approval, String status) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(item(approval).text("/status"))
                        .as(() -> item(approval).toString())
                        .isEqualTo(status));
    }

    private void decideOnDashboard(String approval, String decision) {
        decide(workflow(approval), decision);
    }

    private void decide(String workflow, String decision) {
        JsonNode decided = say(workflow, decision);
        assertThat(decided.at("/decideApprovalWorkflow/id").asString())
                .as(decided.toString())
                .isEqualTo(workflow);
    }

    /** Which does not count where it was decided before. */
    private JsonNode say(String workflow, String decision) {
        return say(workflow, decision, "grace");
    }

    private JsonNode say(String workflow, String decision, String by) {
        return ask("mutation { decideApprovalWorkflow(id: \"" + workflow + "\", decision: \"" + decision + "\", by: \""
                + by + "\", comments: \"Seen.\") { id } }");
    }

    /** The dashboard's workflow for an approval, as soon as it is there. */
    private String workflow(String approval) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> StreamSupport.stream(
                                        ask("{ approvalWorkflows { id approvalId } }")
                                                .path("approvalWorkflows")
                                                .spliterator(),
                                        false)
                                .filter(one -> one.path("approvalId").asString().equals(approval))
                                .map(one -> one.path("id").asString())
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
    }

    private List<String> told(String serviceId) {
        return StreamSupport.stream(
                        ask("{ auditLog(serviceId: \"" + serviceId + "\") { entries { action details } } }")
                                .at("/auditLog/entries")
                                .spliterator(),
                        false)
                .map(entry -> entry.path("action").asString())
                .toList();
    }

    private JsonNode ask(String document) {
        return dashboard.post("/graphql", Map.of("query", document)).json().path("data");
    }

    private static List<String> outcomes(JsonNode stage) {
        return stage.path("attempts")
                .valueStream()
                .map(attempt -> attempt.path("outcome").asString())
                .toList();
    }
}
