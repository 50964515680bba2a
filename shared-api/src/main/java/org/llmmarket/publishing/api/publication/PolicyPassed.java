package org.llmmarket.publishing.api.publication;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/** The policy engine lets the version pass; what it only warns of stands in {@code violations}. */
@Revision("1")
public record PolicyPassed(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        String policyVersion,
        List<Violation> violations,
        Attempt attempt)
        implements PublicationEvent {

    public PolicyPassed {
        violations = List.copyOf(violations);
    }
}
