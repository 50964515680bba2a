package org.llmmarket.publishing.api.publication;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** A step has failed for good and waits for an admin: {@code step} is its kind, such as {@code registry-sync}. */
@Revision("1")
public record StepParked(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        Stage stage,
        String step,
        Attempt attempt)
        implements PublicationEvent {}
