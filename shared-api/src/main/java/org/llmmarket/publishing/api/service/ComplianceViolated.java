package org.llmmarket.publishing.api.service;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.llmmarket.publishing.api.publication.Violation;

/** A version on the market meets the policies no more. */
@Revision("1")
public record ComplianceViolated(
        ServiceId serviceId, VersionNumber version, String policyVersion, List<Violation> violations)
        implements ServiceEvent {

    public ComplianceViolated {
        violations = List.copyOf(violations);
    }
}
