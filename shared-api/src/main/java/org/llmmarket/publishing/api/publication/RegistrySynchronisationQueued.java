package org.llmmarket.publishing.api.publication;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** The registry is away: the publication goes on, and the entry follows when it is back. */
@Revision("1")
public record RegistrySynchronisationQueued(
        PublicationId publicationId, ServiceId serviceId, VersionNumber version, Attempt attempt)
        implements PublicationEvent {}
