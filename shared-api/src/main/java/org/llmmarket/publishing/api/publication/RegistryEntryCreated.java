package org.llmmarket.publishing.api.publication;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** The registry knows the version. */
@Revision("1")
public record RegistryEntryCreated(
        PublicationId publicationId, ServiceId serviceId, VersionNumber version, String registryId, Attempt attempt)
        implements PublicationEvent {}
