package org.llmmarket.publishing.api.service;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.Actor;

/** Take back an announced end: what was deprecated is active again. */
public record CancelDeprecation(
        @TargetAggregateIdentifier ServiceId serviceId,
        Actor actor,
        @Nullable String reason) implements ServiceCommand {}
