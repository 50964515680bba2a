package org.llmmarket.publishing.api.catalog;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PublicationId;

/** What a version's newest publication has brought so far; {@code outcome} only when it did not go live. */
public record Trial(
        PublicationId publicationId,
        @Nullable PolicyValidation policy,
        @Nullable String registryId,
        @Nullable Outcome outcome) {

    static Trial of(PublicationId publicationId) {
        return new Trial(publicationId, null, null, null);
    }

    Trial judged(PolicyValidation verdict) {
        return new Trial(publicationId, verdict, registryId, outcome);
    }

    Trial registered(@Nullable String entry) {
        return new Trial(publicationId, policy, entry, outcome);
    }

    Trial ended(Outcome how) {
        return new Trial(publicationId, policy, registryId, how);
    }
}
