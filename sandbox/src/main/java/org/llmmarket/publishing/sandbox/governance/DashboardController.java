package org.llmmarket.publishing.sandbox.governance;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.sandbox.idempotency.FirstAnswers;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** The fields of the dashboard's schema. */
@Controller
class DashboardController {

    private final Dashboard dashboard;
    private final JsonMapper json;
    private final FirstAnswers answers = new FirstAnswers();

    DashboardController(Dashboard dashboard, JsonMapper json) {
        this.dashboard = dashboard;
        this.json = json;
    }

    @MutationMapping
    Notification notifyServicePublished(DataFetchingEnvironment asked) {
        return once(
                asked,
                Notification.class,
                () -> new Notification(true, dashboard.published(input(asked, PublishedService.class))));
    }

    @MutationMapping
    CreatedWorkflow createApprovalWorkflow(DataFetchingEnvironment asked) {
        return once(asked, CreatedWorkflow.class, () -> {
            Workflow workflow = dashboard.request(input(asked, WorkflowRequest.class));
            return new CreatedWorkflow(workflow.id(), workflow.status(), Dashboard.REVIEWERS, workflow.createdAt());
        });
    }

    @MutationMapping
    Streamed streamEvent(DataFetchingEnvironment asked) {
        return once(asked, Streamed.class, () -> {
            dashboard.streamed(input(asked, StreamedEvent.class));
            return new Streamed(true);
        });
    }

    @MutationMapping
    Workflow.View decideApprovalWorkflow(
            @Argument String id,
            @Argument String decision,
            @Argument String by,
            @Argument @Nullable String comments,
            DataFetchingEnvironment asked) {
        return once(asked, Workflow.View.class, () -> dashboard
                .decide(id, decision, by, comments)
                .view());
    }

    @QueryMapping
    Workflow.@Nullable View approvalWorkflow(@Argument String id) {
        return dashboard.find(id).map(Workflow::view).orElse(null);
    }

    @QueryMapping
    List<Workflow.View> approvalWorkflows(@Argument @Nullable String status) {
        return dashboard.in(status).stream().map(Workflow::view).toList();
    }

    @QueryMapping
    Map<String, List<AuditEntry>> auditLog(
            @Argument @Nullable String serviceId,
            @Argument @Nullable Instant startDate,
            @Argument @Nullable Instant endDate) {
        return Map.of("entries", dashboard.audit(serviceId, startDate, endDate));
    }

    @QueryMapping
    Metrics marketplaceMetrics(@Argument @Nullable String timeRange) {
        return dashboard.metrics(timeRange);
    }

    @QueryMapping
    Map<String, String> health() {
        return Map.of("status", "healthy");
    }

    @SubscriptionMapping
    Flux<Decision> approvalDecided(@Argument @Nullable String workflowId, @Argument @Nullable Instant since) {
        return dashboard
                .decisionsSince(Objects.requireNonNullElseGet(since, Instant::now))
                .filter(decision -> workflowId == null || workflowId.equals(decision.workflowId()));
    }

    private <T> T once(DataFetchingEnvironment asked, Class<T> kind, Supplier<T> answer) {
        String operation = asked.getField().getName() + " as "
                + asked.getExecutionStepInfo().getPath();
        return answers.once(
                IdempotencyHeader.in(asked.getGraphQlContext()), operation, asked.getArguments(), kind, answer);
    }

    private <T> T input(DataFetchingEnvironment asked, Class<T> kind) {
        return json.convertValue(asked.getArgument("input"), kind);
    }

    record Notification(boolean success, String notificationId) {}

    record CreatedWorkflow(String workflowId, String status, String assignedTo, Instant createdAt) {}

    record Streamed(boolean success) {}
}
