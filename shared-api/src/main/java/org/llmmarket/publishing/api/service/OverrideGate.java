package org.llmmarket.publishing.api.service;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.Actor;

/** Let one version pass the gate by an admin's judgement instead of the contracts' comparison. */
public record OverrideGate(
        @TargetAggregateIdentifier ServiceId serviceId, Actor actor, GateOverride override, String reason)
        implements ServiceCommand {}
