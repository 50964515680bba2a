package org.llmmarket.publishing.command.gate.layer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.contract.semver.SemVer;
import tools.jackson.databind.JsonNode;

/**
 * What asks to pass the gate.
 *
 * @param json its definition as it was sent, faults and all
 * @param provider who publishes it
 * @param service the provider's service that it is a version of; none for a new one
 */
public record Candidate(
        JsonNode json, AccountId provider, @Nullable CatalogEntry service) {

    Definition definition() {
        return new Definition(json);
    }

    /** The number that the definition gives, where a version may have it at all. */
    public Optional<SemVer> number() {
        return definition().text("version").flatMap(SemVer::parse).filter(number -> !number.hasBuild());
    }

    /** The name that the definition gives, where it is one at all. */
    public Optional<ServiceName> name() {
        return definition().name();
    }
}
