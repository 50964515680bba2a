package org.llmmarket.publishing.api.provider;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.llmmarket.publishing.api.actor.AccountId;

/** An account becomes a provider. */
public record RegisterProvider(@TargetAggregateIdentifier AccountId providerId) {}
