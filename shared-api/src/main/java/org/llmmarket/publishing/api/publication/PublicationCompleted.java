package org.llmmarket.publishing.api.publication;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** The version is live. */
@Revision("1")
public record PublicationCompleted(PublicationId publicationId, ServiceId serviceId, VersionNumber version)
        implements PublicationEvent {}
