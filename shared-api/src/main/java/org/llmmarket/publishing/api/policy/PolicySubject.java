package org.llmmarket.publishing.api.policy;

import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.CatalogVersion;
import org.llmmarket.publishing.api.catalog.Offer;
import org.llmmarket.publishing.api.publication.PublicationStarted;
import org.llmmarket.publishing.api.service.Category;
import org.llmmarket.publishing.api.service.Listing;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.llmmarket.publishing.api.service.Terms;
import org.llmmarket.publishing.api.service.VersionNumber;

/** What policies judge: a version with what it promises, whether it is about to be published, revised or on the market. */
public record PolicySubject(
        ServiceId serviceId,
        ServiceName name,
        VersionNumber version,
        AccountId providerId,
        Category category,
        Listing listing,
        Terms terms) {

    public static PolicySubject of(PublicationStarted publication) {
        return new PolicySubject(
                publication.serviceId(),
                publication.name(),
                publication.version(),
                publication.providerId(),
                publication.category(),
                publication.listing(),
                publication.terms());
    }

    /** A version as it is. */
    public static PolicySubject of(CatalogEntry service, CatalogVersion version) {
        return of(service, version.number(), version.offer());
    }

    /** A version as it is to be. */
    public static PolicySubject of(CatalogEntry service, VersionNumber version, Offer offer) {
        return new PolicySubject(
                service.id(),
                service.name(),
                version,
                service.providerId(),
                service.category(),
                offer.listing(),
                offer.terms());
    }
}
