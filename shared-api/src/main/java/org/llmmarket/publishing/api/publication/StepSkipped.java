package org.llmmarket.publishing.api.publication;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** A step has nothing to do here, for instance because its neighbour is switched off: the publication goes on without it. */
@Revision("1")
public record StepSkipped(
        PublicationId publicationId, ServiceId serviceId, VersionNumber version, Stage stage, String detail)
        implements PublicationEvent {}
