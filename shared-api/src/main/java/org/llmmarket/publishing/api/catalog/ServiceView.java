package org.llmmarket.publishing.api.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.fold.EntityTag;
import org.llmmarket.publishing.api.provider.ProviderProfile;
import org.llmmarket.publishing.api.service.Capability;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.Compliance;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.Endpoint;
import org.llmmarket.publishing.api.service.Listing;
import org.llmmarket.publishing.api.service.Pricing;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.Sla;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionNumber;

/**
 * A service as everybody reads it: the contract's {@code Service}. What a definition may leave out and did is left out
 * here too; every member that the marketplace adds is always there, and null while it has no value.
 *
 * @param status the service's, or the version's where a certain version was asked for
 * @param policyValidation null until the policy engine has judged the version
 * @param updatedAt when anything that stands here last changed
 */
public record ServiceView(
        ServiceId id,
        ServiceName name,
        VersionNumber version,
        String description,
        Category category,
        List<String> tags,
        List<Capability> capabilities,
        Endpoint endpoint,
        Pricing pricing,
        Sla sla,
        Compliance compliance,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String documentation,
        @Nullable String registryId,
        AccountId providerId,
        Provider provider,
        ServiceStatus status,
        @Nullable VersionNumber defaultVersion,
        Digest contractDigest,
        @Nullable PolicyValidation policyValidation,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant deprecatedAt,
        @Nullable Instant sunsetAt,
        @Nullable String successor,
        @Nullable String suspensionReason) {

    static ServiceView of(CatalogEntry entry, CatalogVersion version, Optional<ProviderProfile> provider) {
        Listing listing = version.offer().listing();
        Terms terms = version.offer().terms();
        Standing standing = version.standing();
        return new ServiceView(
                entry.id(),
                entry.name(),
                version.number(),
                listing.description(),
                entry.category(),
                listing.tags(),
                terms.capabilities(),
                terms.endpoint(),
                terms.pricing(),
                terms.sla(),
                terms.compliance(),
                listing.documentation(),
                version.trial().registryId(),
                entry.providerId(),
                Provider.of(provider),
                entry.retiredAt() == null ? version.status() : ServiceStatus.RETIRED,
                entry.defaultVersion(),
                version.contractDigest(),
                version.trial().policy(),
                entry.createdAt(),
                entry.changedAt().isAfter(version.updatedAt()) ? entry.changedAt() : version.updatedAt(),
                standing.publishedAt(),
                standing.deprecatedAt(),
                standing.sunsetAt(),
                standing.successor(),
                standing.suspensionReason());
    }

    public String entityTag() {
        return EntityTag.of(this);
    }

    /** The provider's public part; the name is null when nobody knows the account. */
    public record Provider(@Nullable String name, boolean verified) {

        static Provider of(Optional<ProviderProfile> profile) {
            return profile.map(known -> new Provider(known.name(), known.verified()))
                    .orElse(new Provider(null, false));
        }
    }
}
