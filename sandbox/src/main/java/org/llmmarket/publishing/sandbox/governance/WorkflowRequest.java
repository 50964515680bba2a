package org.llmmarket.publishing.sandbox.governance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An approval that people are to decide. */
record WorkflowRequest(
        String serviceId,
        String providerId,
        String serviceName,
        String serviceVersion,
        String publicationId,
        String approvalId,
        @Nullable List<String> reasons,
        @Nullable Object validationResults,
        @Nullable Object policyResults,
        @Nullable Instant requestedAt) {}
