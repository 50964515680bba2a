package org.llmmarket.publishing.api.publication;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An admin has a parked step tried again. */
public record RetryStep(@TargetAggregateIdentifier PublicationId publicationId, String step)
        implements PublicationCommand {}
