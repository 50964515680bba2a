package org.llmmarket.publishing.sandbox.governance;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An approval on the dashboard, and what was decided; its accessors are the fields of the schema's type. */
record Workflow(
        String id,
        WorkflowRequest request,
        Instant createdAt,
        @Nullable Decision decision) {

    static final String PENDING = "pending";

    boolean isPending() {
        return decision == null;
    }

    String status() {
        return decision == null ? PENDING : decision.decision();
    }

    Workflow decided(Decision taken) {
        return new Workflow(id, request, createdAt, taken);
    }

    /** The workflow as the schema shows it. */
    View view() {
        return new View(
                id,
                status(),
                decision == null ? null : decision.comments(),
                decision == null ? null : decision.by(),
                decision == null ? null : decision.at(),
                Dashboard.REVIEWERS,
                createdAt,
                request.approvalId(),
                request.publicationId(),
                request.serviceId(),
                request.serviceName(),
                request.serviceVersion(),
                request.providerId(),
                Objects.requireNonNullElse(request.reasons(), List.of()),
                request.validationResults(),
                request.policyResults(),
                request.requestedAt());
    }

    /** The schema's ApprovalWorkflow. */
    record View(
            String id,
            String status,
            @Nullable String comments,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            String assignedTo,
            Instant createdAt,
            String approvalId,
            String publicationId,
            String serviceId,
            String serviceName,
            String serviceVersion,
            String providerId,
            List<String> reasons,
            @Nullable Object validationResults,
            @Nullable Object policyResults,
            @Nullable Instant requestedAt) {}
}
