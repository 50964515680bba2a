package org.llmmarket.publishing.api.publication;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The registry is away: go on, the entry follows. */
public record QueueRegistration(@TargetAggregateIdentifier PublicationId publicationId, Attempt attempt)
        implements PublicationCommand {}
