package org.llmmarket.publishing.api.publication;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A step was taken back. */
public record RecordCompensation(@TargetAggregateIdentifier PublicationId publicationId, Stage stage, Attempt attempt)
        implements PublicationCommand {}
