package org.llmmarket.publishing.api.publication;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** All that had to be taken back is: the publication ends with the reason it failed for. */
public record EndPublication(@TargetAggregateIdentifier PublicationId publicationId) implements PublicationCommand {}
