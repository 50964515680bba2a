package org.llmmarket.publishing.api.publication;

import java.util.Map;
import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** The declared endpoint does what was declared; the evidence lies beside by its digest. */
@Revision("1")
public record EndpointTestsPassed(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        Digest evidence,
        Map<String, Object> summary,
        Attempt attempt)
        implements PublicationEvent {}
