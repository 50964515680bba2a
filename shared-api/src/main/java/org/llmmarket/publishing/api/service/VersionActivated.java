package org.llmmarket.publishing.api.service;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.PublicationId;

/** A version is live; {@code defaultVersion} is what consumers get from now on, none while only pre-releases were active. */
@Revision("1")
public record VersionActivated(
        ServiceId serviceId,
        VersionNumber version,
        PublicationId publicationId,
        @Nullable VersionNumber defaultVersion) implements ServiceEvent {}
