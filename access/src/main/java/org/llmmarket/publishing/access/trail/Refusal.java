package org.llmmarket.publishing.access.trail;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.audit.AuditRecord;
import org.llmmarket.publishing.store.audit.RequestOrigins;

/** A refusal that waits to be written, with where the request came from; none where it is about many. */
record Refusal(AuditRecord act, RequestOrigins.@Nullable Origin origin) {

    String address() {
        return origin == null ? "" : origin.address();
    }
}
