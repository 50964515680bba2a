package org.llmmarket.publishing.saga.registry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.policy.PolicySubject;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.Capability;
import org.llmmarket.publishing.api.service.Digest;

/** What the registry is told of a version. */
public record RegistryEntry(PolicySubject version, PublicationId publication, Digest contract) {

    static RegistryEntry of(PublicationStarted publication) {
        return new RegistryEntry(
                PolicySubject.of(publication), publication.publicationId(), publication.contractDigest());
    }

    static RegistryEntry of(CatalogEntry service, CatalogVersion version) {
        return new RegistryEntry(
                PolicySubject.of(service, version), version.trial().publicationId(), version.contractDigest());
    }

    /** What it says beside name and version, by its members' names. */
    Map<String, String> details() {
        Map<String, String> details = new TreeMap<>();
        body().forEach((name, value) -> {
            if (value instanceof Map<?, ?> members) {
                members.forEach((member, part) -> details.put(name + "." + member, words(part)));
            } else {
                details.put(name, words(value));
            }
        });
        details.keySet().removeAll(Set.of("name", "version"));
        return details;
    }

    /** Of a list the words in one order, for registries keep sets as they like. */
    private static String words(Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(Object::toString).sorted().collect(Collectors.joining(", "))
                : value.toString();
    }

    Map<String, Object> body() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("serviceId", version.serviceId().toString());
        metadata.put("publicationId", publication.toString());
        metadata.put("category", version.category().wire());
        metadata.put("description", version.listing().description());
        metadata.put("tags", version.listing().tags());
        metadata.put("endpoint", version.terms().endpoint().url());
        metadata.put("protocol", version.terms().endpoint().protocol().wire());
        metadata.put("complianceLevel", version.terms().compliance().level().wire());
        metadata.put("contractDigest", contract.toString());
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", version.name().toString());
        entry.put("version", version.version().toString());
        entry.put("provider", version.providerId().toString());
        entry.put(
                "capabilities",
                version.terms().capabilities().stream().map(Capability::name).toList());
        entry.put("metadata", metadata);
        return entry;
    }
}
