package org.llmmarket.publishing.api.provider;

/** What everybody may see of a provider. */
public record ProviderProfile(String name, boolean verified) {}
