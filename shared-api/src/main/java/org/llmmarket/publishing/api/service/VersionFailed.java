package org.llmmarket.publishing.api.service;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PublicationId;

/** A version's publication ended without going live; {@code status} is failed_validation or suspended. */
@Revision("1")
public record VersionFailed(
        ServiceId serviceId, VersionNumber version, PublicationId publicationId, ServiceStatus status, Outcome outcome)
        implements ServiceEvent {}
