package org.llmmarket.publishing.api.publication;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.service.Digest;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/**
 * The policy engine has judged a version again that passed while it was away, or by policies that have changed since.
 *
 * @param compliant whether the version would have passed
 * @param policies in force, by the digest of their text; none where that is not known
 */
@Revision("2")
public record PolicyCaughtUp(
        PublicationId publicationId,
        ServiceId serviceId,
        VersionNumber version,
        boolean compliant,
        String policyVersion,
        List<Violation> violations,
        Attempt attempt,
        @Nullable Digest policies)
        implements PublicationEvent {

    public PolicyCaughtUp {
        violations = List.copyOf(violations);
    }

    /** As it was recorded before the policies were. */
    public PolicyCaughtUp(
            PublicationId publicationId,
            ServiceId serviceId,
            VersionNumber version,
            boolean compliant,
            String policyVersion,
            List<Violation> violations,
            Attempt attempt) {
        this(publicationId, serviceId, version, compliant, policyVersion, violations, attempt, null);
    }
}
