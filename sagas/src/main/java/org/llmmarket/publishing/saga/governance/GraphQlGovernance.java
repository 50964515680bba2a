package org.llmmarket.publishing.saga.governance;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.health.Health;
import org.llmmarket.publishing.api.net.AddressSetting;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.publication.Violation;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.saga.neighbour.Breaker;
import org.llmmarket.publishing.saga.neighbour.Call;
import org.llmmarket.publishing.saga.neighbour.HttpNeighbour;
import org.llmmarket.publishing.saga.neighbour.HttpNeighbour.Answer;
import org.llmmarket.publishing.saga.neighbour.NeighbourAway;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** The governance dashboard over GraphQL. */
public final class GraphQlGovernance implements Governance, AutoCloseable {

    private static final String NAME = "The governance dashboard";
    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(1);
    private static final String CREATE = """
            mutation ($input: ApprovalWorkflowInput!) {
              createApprovalWorkflow(input: $input) { workflowId status assignedTo createdAt }
            }""";
    private static final String PUBLISHED = """
            mutation ($input: ServicePublishedInput!) {
              notifyServicePublished(input: $input) { success notificationId }
            }""";
    private static final String STREAM = "mutation ($input: EventInput!) { streamEvent(input: $input) { success } }";
    private static final String WORKFLOW =
            "query ($id: ID!) { approvalWorkflow(id: $id) { id status comments approvedBy approvedAt } }";
    private static final String HEALTH = "{ health { status } }";

    private static final String NOT_THERE = "NOT_FOUND";

    /**
     * What is said of one request, and not of all: it makes no sense, or is about something that is not there. A {@code
     * ValidationError} is said of all: the dashboard's schema is another one.
     */
    private static final Set<String> REFUSALS = Set.of("BAD_REQUEST", NOT_THERE);

    private final URI address;
    private final Duration timeout;
    private final HttpNeighbour http;
    private final Breaker breaker;

    /** @param address where the dashboard takes queries, {@code /graphql} included */
    public GraphQlGovernance(String address, NeighbourSettings.Governance settings, JsonMapper json) {
        this.address = AddressSetting.read("GOVERNANCE_DASHBOARD_GRAPHQL_URL", address);
        this.timeout = settings.timeout();
        this.http = new HttpNeighbour(NAME, json);
        this.breaker = new Breaker(NAME, settings.breakerFailures(), settings.breakerPause());
    }

    @Override
    public Breaker breaker() {
        return breaker;
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public String createWorkflow(
            PublicationStarted publication, Instant requestedAt, List<Violation> policy, Call call) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("serviceId", publication.serviceId().toString());
        input.put("providerId", publication.providerId().toString());
        input.put("serviceName", publication.name().toString());
        input.put("serviceVersion", publication.version().toString());
        input.put("publicationId", publication.publicationId().toString());
        input.put("approvalId", ApprovalId.of(publication.publicationId()).toString());
        input.put("reasons", publication.approvalReasons());
        input.put("validationResults", Map.of("warnings", publication.warnings()));
        input.put("policyResults", Map.of("violations", policy));
        input.put("requestedAt", requestedAt.toString());
        return breaker.call("createApprovalWorkflow", () -> {
            Answer answer = ask(CREATE, Map.of("input", input), call, timeout);
            String id =
                    data(answer, "createApprovalWorkflow").path("workflowId").asString("");
            if (id.isEmpty()) {
                throw http.wrong(answer);
            }
            return id;
        });
    }

    @Override
    public Optional<Decision> decisionOn(String workflowId, Runnable unknown) {
        JsonNode workflow = breaker.call("approvalWorkflow", () -> {
            Answer answer = ask(WORKFLOW, Map.of("id", workflowId), null, timeout);
            if (classification(answer).equals(NOT_THERE)) {
                return NullNode.getInstance();
            }
            JsonNode found = data(answer, "approvalWorkflow");
            String told = found.path("id").asString(workflowId);
            if (!told.equals(workflowId)) {
                throw http.lying("the workflow " + told + " instead of " + workflowId);
            }
            return found;
        });
        if (workflow.isNull()) {
            unknown.run();
        }
        String status = workflow.path("status").asString("");
        return status.equals("approved") || status.equals("rejected")
                ? Optional.of(new Decision(
                        workflowId,
                        status.equals("approved"),
                        workflow.path("approvedBy").asString(""),
                        workflow.path("comments").asString("")))
                : Optional.empty();
    }

    @Override
    public void notifyPublished(PublicationStarted publication, Instant publishedAt, Call call) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("serviceId", publication.serviceId().toString());
        input.put("serviceName", publication.name().toString());
        input.put("version", publication.version().toString());
        input.put("providerId", publication.providerId().toString());
        input.put("category", publication.category().wire());
        input.put("status", ServiceStatus.ACTIVE.wire());
        input.put("publishedAt", publishedAt.toString());
        succeed(PUBLISHED, input, call, "notifyServicePublished");
    }

    @Override
    public void stream(String eventType, Instant at, Map<String, Object> data, Call call) {
        Map<String, Object> input = Map.of("eventType", eventType, "timestamp", at.toString(), "data", data);
        succeed(STREAM, input, call, "streamEvent");
    }

    @Override
    public Health check() {
        return breaker.health(() -> {
            JsonNode health = data(ask(HEALTH, Map.of(), null, HEALTH_TIMEOUT), "health");
            return http.said(health.path("status").asString(""));
        });
    }

    @Override
    public void close() {
        http.close();
    }

    private Answer ask(String document, Map<String, Object> variables, @Nullable Call call, Duration most) {
        return http.send("POST", address, Map.of("query", document, "variables", variables), call, most);
    }

    private void succeed(String mutation, Map<String, Object> input, Call call, String field) {
        breaker.call(field, () -> {
            Answer answer = ask(mutation, Map.of("input", input), call, timeout);
            if (!data(answer, field).path("success").asBoolean(false)) {
                throw new NeighbourAway(
                        NeighbourAway.Kind.WRONG, NAME + " answered that " + field + " did not succeed.");
            }
            return answer;
        });
    }

    /** The kind of the first error, if there is one. */
    private static String classification(Answer answer) {
        return answer.body()
                .path("errors")
                .path(0)
                .path("extensions")
                .path("classification")
                .asString("");
    }

    /** GraphQL answers its refusals with status 200, too. */
    private JsonNode data(Answer answer, String field) {
        if (!answer.body().path("errors").isEmpty()) {
            String message =
                    answer.body().path("errors").path(0).path("message").asString("without a reason");
            throw new NeighbourAway(
                    REFUSALS.contains(classification(answer)) ? NeighbourAway.Kind.REFUSED : NeighbourAway.Kind.WRONG,
                    NAME + " refused: " + message);
        }
        if (!answer.isSuccess() || !answer.body().path("data").has(field)) {
            throw http.wrong(answer);
        }
        return answer.body().path("data").path(field);
    }
}
