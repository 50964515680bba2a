package org.llmmarket.publishing.api.service;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;

/** Take one version off the market because of what was found of it since it went live. */
public record SuspendVersion(@TargetAggregateIdentifier ServiceId serviceId, VersionNumber version, String reason)
        implements ServiceCommand {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }
}
