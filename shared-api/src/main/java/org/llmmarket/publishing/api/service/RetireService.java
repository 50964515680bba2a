package org.llmmarket.publishing.api.service;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.Actor;

/** Take a service from the market for good; running publications are withdrawn. */
public record RetireService(
        @TargetAggregateIdentifier ServiceId serviceId,
        Actor actor,
        @Nullable String reason) implements ServiceCommand {}
