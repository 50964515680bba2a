package org.llmmarket.publishing.sandbox.governance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a service, and who did it. */
record AuditEntry(
        String id,
        Instant timestamp,
        String action,
        String actor,
        String serviceId,
        @Nullable Object details) {}
