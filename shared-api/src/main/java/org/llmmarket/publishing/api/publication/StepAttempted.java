package org.llmmarket.publishing.api.publication;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** A step was tried and will be tried again. */
@Revision("1")
public record StepAttempted(
        PublicationId publicationId, ServiceId serviceId, VersionNumber version, Stage stage, Attempt attempt)
        implements PublicationEvent {}
