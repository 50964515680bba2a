package org.llmmarket.publishing.api.service;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;

/** Take a service off the market for a reason. */
public record SuspendService(@TargetAggregateIdentifier ServiceId serviceId, Actor actor, String reason)
        implements ServiceCommand {}
