package org.llmmarket.publishing.api.provider;

import java.util.Optional;
import org.llmmarket.publishing.api.actor.AccountId;

/** Finds the public part of providers. */
public interface Providers {

    Optional<ProviderProfile> profile(AccountId providerId);

    /** What was found of a provider is true no longer; who keeps nothing has nothing to forget. */
    default void forget(AccountId providerId) {}
}
