package org.llmmarket.publishing.api.service;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PublicationId;

/** A publication has ended otherwise: its version fails validation or is suspended, by the outcome. */
public record FailVersion(
        @TargetAggregateIdentifier ServiceId serviceId,
        VersionNumber version,
        PublicationId publicationId,
        Outcome outcome)
        implements ServiceCommand {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }
}
