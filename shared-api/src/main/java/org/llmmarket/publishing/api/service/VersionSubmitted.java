package org.llmmarket.publishing.api.service;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.publication.PublicationId;

/** A version was accepted by the gate and awaits its publication. */
@Revision("2")
public record VersionSubmitted(
        ServiceId serviceId,
        VersionNumber version,
        boolean prerelease,
        PublicationId publicationId,
        Listing listing,
        Terms terms,
        Digest contractDigest,
        GateVerdict gate)
        implements ServiceEvent {}
