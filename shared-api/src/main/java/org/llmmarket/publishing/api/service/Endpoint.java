package org.llmmarket.publishing.api.service;

/** Where and how a service is called. */
public record Endpoint(String url, Protocol protocol, Authentication authentication) {}
