package org.llmmarket.publishing.api.publication;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** A step was taken back. */
@Revision("1")
public record StepCompensated(
        PublicationId publicationId, ServiceId serviceId, VersionNumber version, Stage stage, Attempt attempt)
        implements PublicationEvent {}
