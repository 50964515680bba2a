package org.llmmarket.publishing.api.service;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;

/** A sunset has come: whatever is still deprecated for that instant retires. */
public record RetireDeprecated(@TargetAggregateIdentifier ServiceId serviceId, Instant sunsetAt)
        implements ServiceCommand {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }
}
