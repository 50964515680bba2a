package org.llmmarket.publishing.api.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.Bump;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionNumber;

/**
 * A version as everybody reads it: the contract's {@code Version}. Every member is always there, and null while it has no
 * value.
 */
public record VersionView(
        ServiceId serviceId,
        VersionNumber version,
        ServiceStatus status,
        @JsonProperty("default") boolean isDefault,
        boolean prerelease,
        PublicationId publicationId,
        Digest contractDigest,
        Terms terms,
        Gate gate,
        @Nullable Instant publishedAt) {

    static VersionView of(CatalogEntry entry, CatalogVersion version, ChangeReports reports) {
        return new VersionView(
                entry.id(),
                version.number(),
                version.status(),
                version.number().equals(entry.defaultVersion()),
                version.prerelease(),
                version.trial().publicationId(),
                version.contractDigest(),
                version.offer().terms(),
                Gate.of(version.gate(), reports),
                version.standing().publishedAt());
    }

    /** The same for who may not see what it was compared with: as if it were the first. */
    public VersionView withoutBase() {
        return new VersionView(
                serviceId,
                version,
                status,
                isDefault,
                prerelease,
                publicationId,
                contractDigest,
                terms,
                Gate.OF_FIRST,
                publishedAt);
    }

    /** What the version gate decided; the first version of a service has nothing to be compared with. */
    public record Gate(
            @Nullable VersionNumber base,
            @Nullable Bump bumpRequired,
            @Nullable Bump bumpGiven,
            boolean compared,
            List<Map<String, Object>> changes) {

        static final Gate OF_FIRST = new Gate(null, null, null, false, List.of());

        static Gate of(GateVerdict verdict, ChangeReports reports) {
            Digest report = verdict.changeReport();
            return new Gate(
                    verdict.base(),
                    verdict.bumpRequired(),
                    verdict.bumpGiven(),
                    verdict.compared(),
                    report == null ? List.of() : reports.changes(report));
        }
    }
}
