package org.llmmarket.publishing.api.publication;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The registry has the entry. */
public record RecordRegistration(
        @TargetAggregateIdentifier PublicationId publicationId, String registryId, Attempt attempt)
        implements PublicationCommand {}
