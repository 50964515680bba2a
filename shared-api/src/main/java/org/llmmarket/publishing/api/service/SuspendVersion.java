package org.llmmarket.publishing.api.service;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.publication.PublicationId;

/** Take one version off the market because of what was found of the publication that brought it there. */
public record SuspendVersion(
        @TargetAggregateIdentifier ServiceId serviceId,
        VersionNumber version,
        PublicationId publicationId,
        String reason)
        implements ServiceCommand {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }
}
