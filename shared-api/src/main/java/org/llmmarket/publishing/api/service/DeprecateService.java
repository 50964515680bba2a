package org.llmmarket.publishing.api.service;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.Actor;

/** Announce the end of a service. */
public record DeprecateService(
        @TargetAggregateIdentifier ServiceId serviceId,
        Actor actor,
        Instant requestedAt,
        Instant sunsetAt,
        @Nullable String reason,
        @Nullable String successor)
        implements ServiceCommand {}
