package org.llmmarket.publishing.api.service;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;

/** Change how the default version presents itself, or better its terms; {@code version} and {@code expectedRevision} are what the change was made to. */
public record ReviseService(
        @TargetAggregateIdentifier ServiceId serviceId,
        Actor actor,
        VersionNumber version,
        Listing listing,
        Terms terms,
        int expectedRevision)
        implements ServiceCommand {}
