package org.llmmarket.publishing.api.publication;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A step was tried in vain and will be tried again. */
public record RecordAttempt(@TargetAggregateIdentifier PublicationId publicationId, Stage stage, Attempt attempt)
        implements PublicationCommand {}
