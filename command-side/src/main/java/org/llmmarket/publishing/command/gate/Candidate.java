package org.llmmarket.publishing.command.gate;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.catalog.CatalogEntry;

/**
 * What asks to pass the gate.
 *
 * @param provider who publishes it
 * @param service the provider's service that it is a version of; none for a new one
 */
record Candidate(
        Definition definition, AccountId provider, @Nullable CatalogEntry service) {}
