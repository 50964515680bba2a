package org.llmmarket.publishing.api.publication;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/**
 * The policy engine has judged a version since that passed while it was away.
 *
 * @param compliant whether the version would have passed
 */
@Revision("1")
public record PolicyCaughtUp(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        boolean compliant,
        String policyVersion,
        List<Violation> violations,
        Attempt attempt)
        implements PublicationEvent {

    public PolicyCaughtUp {
        violations = List.copyOf(violations);
    }
}
