package org.llmmarket.publishing.api.provider;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;

/** An admin has checked who the provider is. */
public record VerifyProvider(@TargetAggregateIdentifier AccountId providerId, Actor actor) {}
