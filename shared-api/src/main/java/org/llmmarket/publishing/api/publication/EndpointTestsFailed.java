package org.llmmarket.publishing.api.publication;

import java.util.Map;
import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** The declared endpoint does not do what was declared. */
@Revision("1")
public record EndpointTestsFailed(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        String explanation,
        Digest evidence,
        Map<String, Object> summary,
        Attempt attempt)
        implements PublicationEvent {}
