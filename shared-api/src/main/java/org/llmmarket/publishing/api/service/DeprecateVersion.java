package org.llmmarket.publishing.api.service;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.Actor;

/** Announce the end of one version. */
public record DeprecateVersion(
        @TargetAggregateIdentifier ServiceId serviceId,
        Actor actor,
        VersionNumber version,
        Instant requestedAt,
        Instant sunsetAt,
        @Nullable String reason,
        @Nullable String successor)
        implements ServiceCommand {}
