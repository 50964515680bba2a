package org.llmmarket.publishing.saga.flow;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.PublicationStarted;

/** What the gate would say. */
record StartPublication(@TargetAggregateIdentifier PublicationId publicationId, PublicationStarted started) {}
