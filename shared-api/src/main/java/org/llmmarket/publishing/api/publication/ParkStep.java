package org.llmmarket.publishing.api.publication;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A step has failed for good: show that it waits for an admin. */
public record ParkStep(
        @TargetAggregateIdentifier PublicationId publicationId, Stage stage, String step, Attempt attempt)
        implements PublicationCommand {}
