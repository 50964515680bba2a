package org.llmmarket.publishing.api.service;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;

/** Make another active version the default. */
public record RollBackService(@TargetAggregateIdentifier ServiceId serviceId, Actor actor, VersionNumber toVersion)
        implements ServiceCommand {}
