package org.llmmarket.publishing.api.publication;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** The publication will not go live: what was done is taken back first, in reverse order. */
@Revision("1")
public record PublicationFailing(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        Outcome outcome,
        String explanation,
        List<Stage> toCompensate)
        implements PublicationEvent {

    public PublicationFailing {
        toCompensate = List.copyOf(toCompensate);
    }
}
