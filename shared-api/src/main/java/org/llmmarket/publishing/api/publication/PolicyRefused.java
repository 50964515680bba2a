package org.llmmarket.publishing.api.publication;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/**
 * The policy engine does not let the version pass, or could not be asked.
 *
 * @param policies in force, by the digest of their text; none where that is not known
 */
@Revision("2")
public record PolicyRefused(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        Outcome outcome,
        String policyVersion,
        List<Violation> violations,
        Attempt attempt,
        @Nullable Digest policies)
        implements PublicationEvent {

    public PolicyRefused {
        violations = List.copyOf(violations);
    }

    /** As it was recorded before the policies were. */
    public PolicyRefused(
            PublicationId publicationId,
            ServiceId serviceId,
            VersionNumber version,
            Outcome outcome,
            String policyVersion,
            List<Violation> violations,
            Attempt attempt) {
        this(publicationId, serviceId, version, outcome, policyVersion, violations, attempt, null);
    }
}
