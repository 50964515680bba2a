package org.llmmarket.publishing.api.service;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.Actor;

/** Bring a suspended service back. */
public record ReinstateService(
        @TargetAggregateIdentifier ServiceId serviceId,
        Actor actor,
        @Nullable String reason) implements ServiceCommand {}
