package org.llmmarket.publishing.api.service;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.policy.PolicyVerdict;

/**
 * Change how the default version presents itself, or better its terms; {@code version} and {@code expectedRevision} are what the
 * change was made to.
 *
 * @param verdict what the policies say of the new terms; none where the terms stay
 */
public record ReviseService(
        @TargetAggregateIdentifier ServiceId serviceId,
        Actor actor,
        VersionNumber version,
        Listing listing,
        Terms terms,
        int expectedRevision,
        @Nullable PolicyVerdict verdict)
        implements ServiceCommand {}
