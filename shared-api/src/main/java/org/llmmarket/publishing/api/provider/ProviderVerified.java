package org.llmmarket.publishing.api.provider;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.actor.AccountId;

/** Somebody has checked who the provider is. */
@Revision("1")
public record ProviderVerified(AccountId providerId, AccountId verifiedBy) {}
