package org.llmmarket.publishing.api.service;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;

/** A notice is due for whatever is still deprecated for that sunset. */
public record GiveSunsetNotice(@TargetAggregateIdentifier ServiceId serviceId, Instant sunsetAt, SunsetNotice notice)
        implements ServiceCommand {

    @Override
    public Actor actor() {
        return Actor.SYSTEM;
    }
}
