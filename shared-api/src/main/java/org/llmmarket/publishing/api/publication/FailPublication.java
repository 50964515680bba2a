package org.llmmarket.publishing.api.publication;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The publication cannot go live: take back what was done. */
public record FailPublication(
        @TargetAggregateIdentifier PublicationId publicationId, Outcome outcome, String explanation)
        implements PublicationCommand {}
