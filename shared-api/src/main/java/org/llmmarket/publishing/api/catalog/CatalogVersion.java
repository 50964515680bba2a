package org.llmmarket.publishing.api.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.GateVerdict;
import org.llmmarket.publishing.api.service.ServiceStatus;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionSubmitted;

/** What the events of a service say about one of its versions. */
public record CatalogVersion(
        VersionNumber number,
        boolean prerelease,
        Digest contractDigest,
        GateVerdict gate,
        Offer offer,
        Trial trial,
        Standing standing,
        Instant updatedAt) {

    static CatalogVersion submitted(VersionSubmitted event, Instant at) {
        return new CatalogVersion(
                event.version(),
                event.prerelease(),
                event.contractDigest(),
                event.gate().on(null),
                new Offer(1, event.listing(), event.terms()),
                Trial.of(event.publicationId()),
                Standing.SUBMITTED,
                at);
    }

    public ServiceStatus status() {
        return standing.status();
    }

    /** Whether consumers can use it: active or deprecated. */
    public boolean onTheMarket() {
        return status() == ServiceStatus.ACTIVE || status() == ServiceStatus.DEPRECATED;
    }

    /** Whether consumers could ever use it, so that its end is no secret. */
    public boolean wasOnTheMarket() {
        return standing.publishedAt() != null;
    }

    boolean isTriedBy(PublicationId publication) {
        return trial.publicationId().equals(publication);
    }

    /** Another try is judged anew; before that was so, the first verdict stood. */
    CatalogVersion with(@Nullable GateVerdict verdict, Instant at) {
        return verdict == null
                ? this
                : new CatalogVersion(number, prerelease, contractDigest, verdict.on(null), offer, trial, standing, at);
    }

    CatalogVersion with(Offer changed, Instant at) {
        return new CatalogVersion(number, prerelease, contractDigest, gate, changed, trial, standing, at);
    }

    CatalogVersion with(Trial changed, Instant at) {
        return new CatalogVersion(number, prerelease, contractDigest, gate, offer, changed, standing, at);
    }

    CatalogVersion with(Standing changed, Instant at) {
        return new CatalogVersion(number, prerelease, contractDigest, gate, offer, trial, changed, at);
    }
}
