package org.llmmarket.publishing.api.service;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.publication.PublicationId;

/** A publication has passed every step: its version goes live. */
public record ActivateVersion(
        @TargetAggregateIdentifier ServiceId serviceId, VersionNumber version, PublicationId publicationId)
        implements ServiceCommand {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }
}
