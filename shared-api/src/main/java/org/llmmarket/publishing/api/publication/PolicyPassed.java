package org.llmmarket.publishing.api.publication;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/**
 * The policy engine lets the version pass; what it only warns of stands in {@code violations}.
 *
 * @param policies in force, by the digest of their text; none where that is not known
 */
@Revision("2")
public record PolicyPassed(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        String policyVersion,
        List<Violation> violations,
        Attempt attempt,
        @Nullable Digest policies)
        implements PublicationEvent {

    public PolicyPassed {
        violations = List.copyOf(violations);
    }

    /** As it was recorded before the policies were. */
    public PolicyPassed(
            PublicationId publicationId,
            ServiceId serviceId,
            VersionNumber version,
            String policyVersion,
            List<Violation> violations,
            Attempt attempt) {
        this(publicationId, serviceId, version, policyVersion, violations, attempt, null);
    }
}
