package org.llmmarket.publishing.api.service;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;

/** Change how the default version presents itself, or better its terms. */
public record ReviseService(
        @TargetAggregateIdentifier ServiceId serviceId, Actor actor, Listing listing, Terms terms, int expectedRevision)
        implements ServiceCommand {}
