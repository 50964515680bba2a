package org.llmmarket.publishing.api.publication;

import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.Digest;

/** What the endpoint tests found; no {@code explanation} means that all passed. */
public record RecordEndpointTests(
        @TargetAggregateIdentifier PublicationId publicationId,
        @Nullable String explanation,
        Digest evidence,
        Map<String, Object> summary,
        Attempt attempt)
        implements PublicationCommand {}
