package org.llmmarket.publishing.api.publication;

import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** An admin has given a parked step up: the publication ends without it, or goes on where it was only beside the way. */
@Revision("1")
public record StepAbandoned(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        Stage stage,
        String step,
        String reason)
        implements PublicationEvent {}
