package org.llmmarket.publishing.api.publication;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** The publication has ended without going live, for a reason that its provider understands. */
@Revision("1")
public record PublicationFailed(
        PublicationId publicationId, ServiceId serviceId, VersionNumber version, Outcome outcome, String explanation)
        implements PublicationEvent {}
