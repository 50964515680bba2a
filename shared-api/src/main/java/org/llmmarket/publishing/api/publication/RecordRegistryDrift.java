package org.llmmarket.publishing.api.publication;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The registry says something else than the marketplace; the same once. */
public record RecordRegistryDrift(
        @TargetAggregateIdentifier PublicationId publicationId,
        String registryId,
        List<Drift> drifts,
        @Nullable String restoredAs,
        @Nullable String refusal)
        implements PublicationCommand {

    /** One of which the registry refused nothing. */
    public RecordRegistryDrift(
            PublicationId publicationId, String registryId, List<Drift> drifts, @Nullable String restoredAs) {
        this(publicationId, registryId, drifts, restoredAs, null);
    }
}
