package org.llmmarket.publishing.api.service;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.publication.Violation;

/** What a version promises was judged again and meets the policies; what they only warn of stands in {@code violations}. */
@Revision("1")
public record ComplianceConfirmed(
        ServiceId serviceId, VersionNumber version, String policyVersion, List<Violation> violations)
        implements ServiceEvent {

    public ComplianceConfirmed {
        violations = List.copyOf(violations);
    }
}
