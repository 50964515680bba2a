package org.llmmarket.publishing.api.publication;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An admin gives a parked step up. */
public record AbandonStep(
        @TargetAggregateIdentifier PublicationId publicationId, String step, String reason, Instant at)
        implements PublicationCommand {}
