package org.llmmarket.publishing.api.provider;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.actor.AccountId;

/** A provider can publish; name and address lie beside, erasable. */
@Revision("1")
public record ProviderRegistered(AccountId providerId) {}
