package org.llmmarket.publishing.api.publication;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** An admin has a parked step tried again. */
@Revision("1")
public record StepRetried(
        PublicationId publicationId, ServiceId serviceId, VersionNumber version, Stage stage, String step)
        implements PublicationEvent {}
