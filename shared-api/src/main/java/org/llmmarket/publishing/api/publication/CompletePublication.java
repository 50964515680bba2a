package org.llmmarket.publishing.api.publication;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The version is live. */
public record CompletePublication(@TargetAggregateIdentifier PublicationId publicationId)
        implements PublicationCommand {}
