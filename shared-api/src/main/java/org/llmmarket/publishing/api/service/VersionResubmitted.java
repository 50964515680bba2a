package org.llmmarket.publishing.api.service;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.PublicationId;

/** A version that had failed its validation is tried again; its gate has judged the new terms. */
@Revision("2")
public record VersionResubmitted(
        ServiceId serviceId,
        VersionNumber version,
        PublicationId publicationId,
        Listing listing,
        Terms terms,
        @Nullable GateVerdict gate)
        implements ServiceEvent {}
