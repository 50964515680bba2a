package org.llmmarket.publishing.api.publication;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** The policy engine does not let the version pass, or could not be asked. */
@Revision("1")
public record PolicyRefused(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        Outcome outcome,
        String policyVersion,
        List<Violation> violations,
        Attempt attempt)
        implements PublicationEvent {

    public PolicyRefused {
        violations = List.copyOf(violations);
    }
}
