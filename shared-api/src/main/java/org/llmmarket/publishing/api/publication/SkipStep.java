package org.llmmarket.publishing.api.publication;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A step has nothing to do here: go on without it. */
public record SkipStep(@TargetAggregateIdentifier PublicationId publicationId, Stage stage, String detail)
        implements PublicationCommand {}
